// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.io.IOException;

/** The escapes of tsv, which are those of PostgreSQL's COPY text: tab, line ends and the backslash itself. */
final class TsvText {

    private TsvText() {}

    static void put(byte[] bytes, int from, int to, OutputBuffer out) throws IOException {
        int written = from;
        for (int position = from; position < to; position++) {
            byte letter = letter(bytes[position]);
            if (letter != 0) {
                out.put(bytes, written, position);
                out.put((byte) '\\');
                out.put(letter);
                written = position + 1;
            }
        }
        out.put(bytes, written, to);
    }

    private static byte letter(byte b) {
        return switch (b) {
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\\' -> '\\';
            default -> 0;
        };
    }
}
