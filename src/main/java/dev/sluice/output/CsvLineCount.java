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
     * guess of the processor costs more than all of this. In both maps bit j of byte i is byte i of word j. Written out,
     * because an image that is built for size keeps loops.
     */
    private void readBlock(byte[] bytes, int position) {
        long first = (long) EightBytes.LONGS.get(bytes, position);
        long second = (long) EightBytes.LONGS.get(bytes, position + 8);
        long third = (long) EightBytes.LONGS.get(bytes, position + 16);
        long fourth = (long) EightBytes.LONGS.get(bytes, position + 24);
        long quotes = other(first, QUOTES) >>> 7
                | other(second, QUOTES) >>> 6
                | other(third, QUOTES) >>> 5
                | other(fourth, QUOTES) >>> 4;
        long ends = other(first, LINE_ENDS) >>> 7
                | other(second, LINE_ENDS) >>> 6
                | other(third, LINE_ENDS) >>> 5
                | other(fourth, LINE_ENDS) >>> 4;
        first = (long) EightBytes.LONGS.get(bytes, position + 32);
        second = (long) EightBytes.LONGS.get(bytes, position + 40);
        third = (long) EightBytes.LONGS.get(bytes, position + 48);
        fourth = (long) EightBytes.LONGS.get(bytes, position + 56);
        long otherThanQuotes = quotes
                | other(first, QUOTES) >>> 3
                | other(second, QUOTES) >>> 2
                | other(third, QUOTES) >>> 1
                | other(fourth, QUOTES);
        long otherThanEnds = ends
                | other(first, LINE_ENDS) >>> 3
                | other(second, LINE_ENDS) >>> 2
                | other(third, LINE_ENDS) >>> 1
                | other(fourth, LINE_ENDS);
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

    /** The top bit of every byte that differs from the pattern's. */
    private static long other(long word, long pattern) {
        long difference = word ^ pattern;
        return (((difference & LOWS) + LOWS) | difference) & ~LOWS;
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
