// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.output.OutputFormat;
import dev.sluice.result.Column;
import dev.sluice.result.QueryResult;
import dev.sluice.result.SqlType;
import dev.sluice.statement.Wire;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say how the rows of a result travel, and the words for what a way of travelling does to them. */
final class WireOptions {

    /** What may be asked for by its name. */
    enum Choice {
        JSON,
        CSV
    }

    /** The type, and neither TIMESTAMP_NTZ nor a field's name, behind which stands a colon. */
    private static final Pattern TIMESTAMP = Pattern.compile("\\bTIMESTAMP\\b(?!\\s*:)", Pattern.CASE_INSENSITIVE);

    @Option(
            names = "--wire",
            paramLabel = "<format>",
            description = "json, or csv: the server's own csv, untouched, where NULL is the word null.")
    @Nullable
    Choice wire;

    @Option(names = "--exact", description = "Fetch the rows as Arrow, where TIMESTAMP keeps its microseconds.")
    boolean exact;

    /** The wire of a result that is written in this format; what cannot be had together is refused. */
    Wire wire(OutputFormat format) {
        if (format == OutputFormat.ARROW) {
            if (wire != null) {
                throw new InvalidSettings(
                        "The format arrow comes by a wire of its own, and --wire names another.",
                        "Leave --wire out, or choose another format.");
            }
            return Wire.ARROW_STREAM;
        }
        if (wire != null && exact) {
            throw new InvalidSettings(
                    "Rows that are fetched with --exact come as Arrow, and --wire names another wire.",
                    "Leave one of the two out.");
        }
        if (wire != Choice.CSV) {
            return exact ? Wire.EXACT : Wire.JSON_ARRAY;
        }
        if (format != OutputFormat.CSV) {
            throw new InvalidSettings(
                    "The server's own csv (--wire csv) can be written as csv only, and the format is " + format.word()
                            + ".",
                    "Leave --wire out, or say -o csv.");
        }
        return Wire.CSV;
    }

    /** Says what the wire cuts or blurs; it must not be silent about it (reference 1.7). */
    static void sayWhatIsLost(Wire wire, QueryResult result, Words words) {
        boolean isText = wire == Wire.JSON_ARRAY || wire == Wire.CSV;
        String cut = named(result, column -> column.kind() == SqlType.TIMESTAMP);
        if (isText && !cut.isEmpty()) {
            words.say("sluice: note: TIMESTAMP comes cut to milliseconds on this wire (" + cut + ").");
        }
        String nested = named(result, WireOptions::holdsTimestamps);
        if (isText && !nested.isEmpty()) {
            words.say("sluice: note: TIMESTAMP inside of other values may come cut to milliseconds on this wire ("
                    + nested + "); --exact keeps it.");
        }
        String blurred = named(result, column -> column.kind() == SqlType.STRING);
        if (wire == Wire.CSV && !blurred.isEmpty()) {
            words.say("sluice: note: NULL and the text null look the same in the server's csv (" + blurred + ").");
        }
    }

    /** How the server writes a TIMESTAMP within an ARRAY, MAP or STRUCT is recorded nowhere: it is said as what it is. */
    private static boolean holdsTimestamps(Column column) {
        return column.kind() == SqlType.NESTED
                && TIMESTAMP.matcher(column.typeText()).find();
    }

    private static String named(QueryResult result, Predicate<Column> wanted) {
        return result.columns().stream().filter(wanted).map(Column::name).collect(Collectors.joining(", "));
    }
}
