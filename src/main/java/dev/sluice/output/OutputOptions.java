// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The wishes that change how a result looks: the text that stands for NULL, whether column names are written, the
 * delimiter of csv, the columns of the terminal (empty: never fold) and whether colours may be used.
 */
public record OutputOptions(
        Optional<String> nullText, boolean header, Optional<String> delimiter, OptionalInt width, boolean color) {

    /** What a pipe gets: a header, each format's own NULL, no folding, no colour. */
    public static final OutputOptions PLAIN =
            new OutputOptions(Optional.empty(), true, Optional.empty(), OptionalInt.empty(), false);

    public OutputOptions withNullText(String text) {
        return new OutputOptions(Optional.of(text), header, delimiter, width, color);
    }

    public OutputOptions withoutHeader() {
        return new OutputOptions(nullText, false, delimiter, width, color);
    }

    public OutputOptions withDelimiter(String text) {
        return new OutputOptions(nullText, header, Optional.of(text), width, color);
    }

    public OutputOptions withWidth(int columns) {
        return new OutputOptions(nullText, header, delimiter, OptionalInt.of(columns), color);
    }

    public OutputOptions withColor() {
        return new OutputOptions(nullText, header, delimiter, width, true);
    }
}
