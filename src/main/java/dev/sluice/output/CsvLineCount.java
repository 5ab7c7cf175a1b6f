// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

/** Counts the line ends of csv that stand outside of quotes, sixty-four bytes at a time. */
final class CsvLineCount {

    private static final int BLOCK = 64;
    private static final long ONES = EightBytes.repeated((byte) 1);
    private static final long LOWS = EightBytes.repeated((byte) 0x7f);
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
        int position = from;
        for (; position <= end - BLOCK; position += BLOCK) {
            readBlock(bytes, position);
        }
        for (; position < end; position++) {
            step(bytes[position]);
        }
    }

    /**
     * Eight words at once and no branch in them: what stands in the bytes of a result cannot be foreseen, and a wrong
     * guess of the processor costs more than all of this. In both maps bit j of byte i is byte i of word j.
     */
    private void readBlock(byte[] bytes, int position) {
        long otherThanQuotes = 0;
        long otherThanEnds = 0;
        for (int word = 0; word < Long.BYTES; word++) {
            long eight = (long) EightBytes.LONGS.get(bytes, position + word * Long.BYTES);
            long quote = eight ^ QUOTES;
            long end = eight ^ LINE_ENDS;
            otherThanQuotes = (otherThanQuotes >>> 1) | ((((quote & LOWS) + LOWS) | quote) & ~LOWS);
            otherThanEnds = (otherThanEnds >>> 1) | ((((end & LOWS) + LOWS) | end) & ~LOWS);
        }
        // each bit becomes whether the quotes of its word up to it are odd
        long odd = ~otherThanQuotes;
        odd ^= odd << 8;
        odd ^= odd << 16;
        odd ^= odd << 32;
        // the last byte holds the words' own parities: which of the words begin inside of quotes
        int words = (int) (odd >>> 56);
        words ^= words << 1;
        words ^= words << 2;
        words ^= words << 4;
        long begins = ((words << 1) ^ quoted) & 0xff;
        lines += Long.bitCount(~otherThanEnds & ~(odd ^ begins * ONES));
        quoted ^= -((words >>> 7) & 1L);
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
