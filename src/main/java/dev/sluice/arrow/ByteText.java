// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Text that is being made, as UTF-8; it grows as it must. */
final class ByteText {

    private static final int ROOM = 4 * 1024;

    /** A cell that a writer would not take anyway, and the rows before it. */
    private static final int MOST = 16 << 20;

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    byte[] bytes = new byte[ROOM];
    int length;

    /** Forgets the text, and the room that an exceptional one needed. */
    void clear() {
        length = 0;
        if (bytes.length > 256 * 1024) {
            bytes = new byte[ROOM];
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            if (more > MOST - length) {
                throw ArrowFailures.tooLarge("one of its cells", (long) length + more, MOST);
            }
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + bytes.length / 2, length + more));
        }
    }

    void put(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    void number(long value) {
        if (value == Long.MIN_VALUE) {
            ascii(Long.toString(value));
            return;
        }
        if (value < 0) {
            put('-');
        }
        digits(Math.abs(value), 1);
    }

    /** A number that is not negative, with zeros in front of it up to so many digits. */
    void digits(long value, int atLeast) {
        int count = atLeast;
        for (long rest = value, power = 1; rest > 9; rest /= 10, power++) {
            count = (int) Math.max(count, power + 1);
        }
        room(count);
        long rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    void put(ByteBuffer from, int start, int count) {
        room(count);
        from.get(start, bytes, length, count);
        length += count;
    }

    /** What stands in a JSON string for these bytes. */
    void escaped(ByteBuffer from, int start, int count) {
        int room = length;
        put(from, start, count);
        for (int i = room; i < length; i++) {
            if (isEscaped(bytes[i])) {
                byte[] rest = Arrays.copyOfRange(bytes, i, length);
                length = i;
                escape(rest, rest.length);
                return;
            }
        }
    }

    /** What stands in a JSON string for another text. */
    void escaped(ByteText other) {
        escape(other.bytes, other.length);
    }

    private void escape(byte[] from, int count) {
        room(count);
        for (int i = 0; i < count; i++) {
            byte b = from[i];
            if (!isEscaped(b)) {
                room(1);
                bytes[length++] = b;
            } else if (b == '"' || b == '\\') {
                put('\\');
                put((char) b);
            } else {
                ascii("\\u00");
                put((char) HEX[b >> 4]);
                put((char) HEX[b & 15]);
            }
        }
    }

    private static boolean isEscaped(byte b) {
        return b == '"' || b == '\\' || (b >= 0 && b < 0x20);
    }
}
