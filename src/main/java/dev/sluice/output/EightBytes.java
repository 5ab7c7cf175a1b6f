// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes at a time. A mask has the top bit set in every byte that matches; above the first match it may
 * also have bits that mean nothing, so only its lowest bit (and whether it is zero) may be asked for.
 */
final class EightBytes {

    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    /**
     * Little-endian whatever the machine, so that the lowest bit belongs to the first byte. Loops that see every byte of
     * a result use it themselves: an image that is built for size calls a method for each word where they call one.
     */
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    /** The pattern that {@link #matches} looks for. */
    static long repeated(byte wanted) {
        return ONES * (wanted & 0xff);
    }

    static long matches(long word, long pattern) {
        long difference = word ^ pattern;
        return (difference - ONES) & ~difference & TOPS;
    }

    /** The bytes at which the plain text of a JSON string stops: a quote, a backslash or a control character. */
    static long stops(long word) {
        long control = (word - ONES * 0x20) & ~word & TOPS;
        return matches(word, QUOTES) | matches(word, BACKSLASHES) | control;
    }

    /** How many bytes stand before the first match of a mask that is not zero. */
    static int before(long mask) {
        return Long.numberOfTrailingZeros(mask) >>> 3;
    }

    /** Where the plain text of a JSON string stops at or after {@code from}, or {@code end}. */
    static int stop(byte[] bytes, int from, int end) {
        int position = from;
        while (position <= end - Long.BYTES) {
            long mask = stops((long) LONGS.get(bytes, position));
            if (mask != 0) {
                return position + before(mask);
            }
            position += Long.BYTES;
        }
        while (position < end && !isStop(bytes[position])) {
            position++;
        }
        return position;
    }

    /**
     * Copies the inside of a JSON string while its end is looked for: gives the position of the closing quote, or -1 if
     * there is an escape or no end before the last seven bytes. Stores up to seven bytes more than belong to it.
     */
    static int copyPlain(byte[] bytes, int from, int end, byte[] to, int at) {
        int shift = at - from;
        int position = from;
        while (position <= end - Long.BYTES) {
            long word = (long) LONGS.get(bytes, position);
            LONGS.set(to, position + shift, word);
            long mask = stops(word);
            if (mask != 0) {
                int stop = position + before(mask);
                return bytes[stop] == '"' ? stop : -1;
            }
            position += Long.BYTES;
        }
        return -1;
    }

    /** Copies {@code length} bytes from the start of an array that is padded to whole words; gives the position behind. */
    static int copyPadded(byte[] padded, int length, byte[] to, int at) {
        for (int position = 0; position < length; position += Long.BYTES) {
            LONGS.set(to, at + position, (long) LONGS.get(padded, position));
        }
        return at + length;
    }

    private static boolean isStop(byte b) {
        return b == '"' || b == '\\' || (b >= 0 && b < 0x20);
    }
}
