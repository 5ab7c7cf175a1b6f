// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats a result can be written in. */
public enum OutputFormat {
    TABLE,
    CSV,
    TSV,
    JSON,
    JSONL,
    MARKDOWN,
    LINE,
    /** One Arrow IPC stream, out of a result that comes as Arrow. */
    ARROW;

    /** Reads the word that a person types. */
    public static OutputFormat parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidSettings(
                        "There is no output format '" + text + "'.",
                        "Use one of "
                                + Arrays.stream(values())
                                        .map(OutputFormat::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** The word that a person types. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The writer of this format. A delimiter or a text for NULL that the format cannot honour is refused; a header, a
     * width and colours count where the format has a use for them.
     */
    public ResultWriter newWriter(OutputOptions options) {
        refuseWhatChangesNothing(options);
        return switch (this) {
            case TABLE -> new TableWriter(options);
            case CSV -> CsvWriter.from(options);
            case TSV -> TsvWriter.from(options);
            case JSON -> new JsonWriter();
            case JSONL -> new JsonLinesWriter();
            case MARKDOWN -> new MarkdownWriter(options);
            case LINE -> new LineWriter(options);
            case ARROW -> new ArrowWriter();
        };
    }

    /**
     * The writer of csv that the server has made: its bytes pass through untouched, so what would change them is
     * refused.
     */
    public static ResultWriter newServerCsvWriter(OutputOptions options) {
        return ServerCsvWriter.from(options);
    }

    private void refuseWhatChangesNothing(OutputOptions options) {
        if (options.delimiter().isPresent() && this != CSV) {
            throw new InvalidSettings(
                    "A delimiter was given, but the format is " + word() + ", which has none to choose.",
                    "Use the format csv, or leave the delimiter out.");
        }
        if (options.nullText().isPresent() && (this == JSON || this == JSONL || this == ARROW)) {
            throw new InvalidSettings(
                    "A text for NULL was given, but the format is " + word() + ", where NULL is always null.",
                    "Use another format, or leave the text for NULL out.");
        }
    }
}
