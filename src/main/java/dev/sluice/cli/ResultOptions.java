// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.output.OutputFormat;
import dev.sluice.output.OutputOptions;
import dev.sluice.output.ResultWriter;
import dev.sluice.settings.Environment;
import dev.sluice.statement.Wire;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say how rows are written and where they go, for every command that prints a result. */
final class ResultOptions {

    @Option(
            names = {"-o", "--format"},
            paramLabel = "<format>",
            description = "table, csv, tsv, json, jsonl, markdown, line or arrow; a table on a terminal, else csv.")
    @Nullable
    String format;

    @Option(
            names = "--output",
            paramLabel = "<file>",
            description = "Write here; the file is there only when complete.")
    @Nullable
    String output;

    @Option(names = "--null", paramLabel = "<text>", description = "What stands for NULL.")
    @Nullable
    String nullText;

    @Option(names = "--no-header", description = "Leave the column names out.")
    boolean noHeader;

    @Option(
            names = "--delimiter",
            paramLabel = "<char>",
            description = "Between the fields of csv, instead of a comma.")
    @Nullable
    String delimiter;

    /** The columns of the terminal, where they are known: what is wider folds. */
    OptionalInt width = OptionalInt.empty();

    /** The writer that was asked for; flags that its format cannot honour are refused, so ask before anything is sent. */
    ResultWriter newWriter(Environment environment, Streams streams) {
        if (format(streams) == OutputFormat.ARROW) {
            throw new InvalidSettings(
                    "The format arrow is for the rows of a query, which come as Arrow; this comes as JSON.",
                    "Choose another format.");
        }
        return format(streams).newWriter(options(environment, streams));
    }

    /**
     * The writer of rows that others stand before in the same file or pipe; only for formats in which a row looks the
     * same wherever it stands.
     */
    ResultWriter newContinuation(Environment environment, Streams streams) {
        if (!hasEqualRows(streams)) {
            throw new InvalidSettings(
                    "A result can be gone on with in csv, tsv, json and jsonl, not in "
                            + format(streams).word() + ".",
                    "Choose one of these with -o, or leave --from-chunk out.");
        }
        return format(streams).newWriter(options(environment, streams).withoutHeader());
    }

    /** Whether a row looks the same wherever it stands, so that a file can be gone on with. */
    boolean hasEqualRows(Streams streams) {
        return switch (format(streams)) {
            case CSV, TSV, JSON, JSONL -> true;
            case TABLE, MARKDOWN, LINE, ARROW -> false;
        };
    }

    /** What the bytes of a file depend on beside the rows; to go on with it needs the same. */
    String form(Streams streams) {
        return format(streams).word()
                + (noHeader ? " --no-header" : "")
                + (nullText == null ? "" : " --null '" + nullText + "'")
                + (delimiter == null ? "" : " --delimiter '" + delimiter + "'");
    }

    /** The same for rows that come by a wire that was chosen. */
    ResultWriter newWriter(Environment environment, Streams streams, Wire wire) {
        return switch (wire) {
            case JSON_ARRAY, EXACT -> newWriter(environment, streams);
            case CSV -> OutputFormat.newServerCsvWriter(options(environment, streams));
            case ARROW_STREAM -> OutputFormat.ARROW.newWriter(options(environment, streams));
        };
    }

    /** Whether the format is one that people read, where two results need an empty line between them. */
    boolean isForPeople(Streams streams) {
        return switch (format(streams)) {
            case TABLE, MARKDOWN, LINE -> true;
            case CSV, TSV, JSON, JSONL, ARROW -> false;
        };
    }

    /** Opens where the result goes; whoever opens it closes it. */
    ResultOutput openOutput(Environment environment, Streams streams) {
        return ResultOutput.open(output, environment, streams);
    }

    /** The format that was asked for, or that fits where the result goes. */
    OutputFormat format(Streams streams) {
        if (format != null) {
            return OutputFormat.parse(format);
        }
        return isOnTerminal(streams) ? OutputFormat.TABLE : OutputFormat.CSV;
    }

    /** The same where a wire may be named: the server's own csv is csv, also on a terminal. */
    OutputFormat format(Streams streams, WireOptions wires) {
        return format == null && wires.wire == WireOptions.Choice.CSV ? OutputFormat.CSV : format(streams);
    }

    private OutputOptions options(Environment environment, Streams streams) {
        return new OutputOptions(
                Optional.ofNullable(nullText),
                !noHeader,
                Optional.ofNullable(delimiter),
                width,
                isOnTerminal(streams) && environment.variable("NO_COLOR").isEmpty());
    }

    /** Whether a person sees the rows as they come. */
    boolean isOnTerminal(Streams streams) {
        return streams.outIsTerminal() && output == null;
    }
}
