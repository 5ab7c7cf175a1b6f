// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** How csv is written: its delimiter, the text that stands for NULL, and from both which fields need quotes. */
final class CsvDialect {

    final byte delimiter;
    final byte[] nullText;

    private CsvDialect(byte delimiter, byte[] nullText) {
        this.delimiter = delimiter;
        this.nullText = nullText;
    }

    static CsvDialect from(OutputOptions options) {
        byte delimiter = delimiter(options.delimiter());
        byte[] nullText = options.nullText().orElse("").getBytes(StandardCharsets.UTF_8);
        for (byte b : nullText) {
            if (b == delimiter || isAlwaysQuoted(b)) {
                throw new InvalidSettings(
                        "The text for NULL holds the delimiter, a quote or a line end, and csv never quotes NULL.",
                        "Choose another text for NULL, or another delimiter.");
            }
        }
        return new CsvDialect(delimiter, nullText);
    }

    private static byte delimiter(Optional<String> wish) {
        String text = wish.orElse(",");
        if (text.length() != 1
                || text.charAt(0) >= 0x80
                || text.charAt(0) == 0
                || isAlwaysQuoted((byte) text.charAt(0))) {
            throw new InvalidSettings(
                    "The delimiter must be one ASCII character, and neither a quote nor a line end.",
                    "Use for example ';' or '|'; for tabs with a NULL of their own there is the format tsv.");
        }
        return (byte) text.charAt(0);
    }

    private static boolean isAlwaysQuoted(byte b) {
        return b == '"' || b == '\n' || b == '\r';
    }

    /** Whether a field without quotes would be read as something else. */
    boolean isNullText(byte[] bytes, int from, int to) {
        return to == from || (to - from == nullText.length && Arrays.equals(nullText, 0, to - from, bytes, from, to));
    }

    /** Puts one field out, in quotes if it needs them. */
    void put(byte[] bytes, int from, int to, OutputBuffer out) throws IOException {
        if (!needsQuotes(bytes, from, to)) {
            out.put(bytes, from, to);
            return;
        }
        out.put((byte) '"');
        int written = from;
        for (int position = from; position < to; position++) {
            if (bytes[position] == '"') {
                out.put(bytes, written, position + 1);
                written = position;
            }
        }
        out.put(bytes, written, to);
        out.put((byte) '"');
    }

    private boolean needsQuotes(byte[] bytes, int from, int to) {
        if (isNullText(bytes, from, to)) {
            return true;
        }
        for (int position = from; position < to; position++) {
            if (bytes[position] == delimiter || isAlwaysQuoted(bytes[position])) {
                return true;
            }
        }
        return false;
    }
}
