// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

/** Counts the line ends of csv that stand outside of quotes, eight bytes at a time. */
final class CsvLineCount {

    private static final long QUOTES = EightBytes.repeated((byte) '"');
    private static final long LINE_ENDS = EightBytes.repeated((byte) '\n');

    private long lines;
    /** All bits set while inside of quotes, else zero. */
    private long quoted;

    long lines() {
        return lines;
    }

    boolean isQuoted() {
        return quoted != 0;
    }

    void read(byte[] bytes, int from, int end) {
        long counted = lines;
        long inside = quoted;
        int position = from;
        for (; position <= end - Long.BYTES; position += Long.BYTES) {
            long word = EightBytes.get(bytes, position);
            long quotes = EightBytes.exact(word, QUOTES);
            long ends = EightBytes.exact(word, LINE_ENDS);
            if ((quotes | ends) == 0) {
                continue;
            }
            // the top bit of each byte tells whether the quotes up to it are odd
            long odd = quotes;
            odd ^= odd << 8;
            odd ^= odd << 16;
            odd ^= odd << 32;
            counted += Long.bitCount(ends & ~(odd ^ inside));
            inside ^= odd >> 63;
        }
        lines = counted;
        quoted = inside;
        for (; position < end; position++) {
            step(bytes[position]);
        }
    }

    /** Reads no further than one line: gives the position behind its end, or -1 when it goes on. */
    int endOfLine(byte[] bytes, int from, int end) {
        long before = lines;
        for (int position = from; position < end; position++) {
            step(bytes[position]);
            if (lines > before) {
                return position + 1;
            }
        }
        return -1;
    }

    private void step(byte b) {
        if (b == '"') {
            quoted = ~quoted;
        } else if (b == '\n' && quoted == 0) {
            lines++;
        }
    }
}
