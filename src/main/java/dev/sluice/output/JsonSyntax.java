// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Checks that bytes are JSON without building anything from them, so that what was copied through stays valid. */
final class JsonSyntax {

    static final byte[] NULL = ascii("null");
    static final byte[] TRUE = ascii("true");
    static final byte[] FALSE = ascii("false");

    private static final int INVALID = -1;

    private final CellText strings = new CellText();
    private byte[] open = new byte[64];
    private int depth;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean is(byte[] word, byte[] bytes, int from, int to) {
        return Arrays.equals(word, 0, word.length, bytes, from, to);
    }

    static boolean isNumber(byte[] bytes, int from, int to) {
        return number(bytes, from, to) == to;
    }

    /** The position behind the number that begins at {@code from}. */
    private static int number(byte[] bytes, int from, int to) {
        int position = from;
        if (position < to && bytes[position] == '-') {
            position++;
        }
        int whole = position;
        position = digits(bytes, position, to);
        if (position == whole || (bytes[whole] == '0' && position > whole + 1)) {
            return INVALID;
        }
        if (position < to && bytes[position] == '.') {
            int fraction = position + 1;
            position = digits(bytes, fraction, to);
            if (position == fraction) {
                return INVALID;
            }
        }
        if (position < to && (bytes[position] | 0x20) == 'e') {
            position++;
            if (position < to && (bytes[position] == '+' || bytes[position] == '-')) {
                position++;
            }
            int exponent = position;
            position = digits(bytes, exponent, to);
            if (position == exponent) {
                return INVALID;
            }
        }
        return position;
    }

    private static int digits(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to && bytes[position] >= '0' && bytes[position] <= '9') {
            position++;
        }
        return position;
    }

    /** Whether the bytes are one JSON value, of whatever depth. */
    boolean isValue(byte[] bytes, int from, int to) {
        depth = 0;
        int position = space(bytes, from, to);
        while (position >= 0 && position < to) {
            position = startOfValue(bytes, position, to);
            boolean complete = position >= 0 && !expectsValue;
            while (complete) {
                position = space(bytes, position, to);
                if (depth == 0) {
                    return position == to;
                }
                if (position == to) {
                    return false;
                }
                byte b = bytes[position++];
                if (b == ',') {
                    position = next(bytes, position, to);
                    complete = false;
                } else if (b == open[depth - 1]) {
                    depth--;
                } else {
                    return false;
                }
            }
        }
        return false;
    }

    /** Whether {@link #startOfValue} opened an array or object, and stands before its first value. */
    private boolean expectsValue;

    private int startOfValue(byte[] bytes, int position, int to) {
        expectsValue = false;
        return switch (bytes[position]) {
            case '{' -> opened((byte) '}', bytes, position + 1, to);
            case '[' -> opened((byte) ']', bytes, position + 1, to);
            case '"' -> string(bytes, position, to);
            case 't' -> word(TRUE, bytes, position, to);
            case 'f' -> word(FALSE, bytes, position, to);
            case 'n' -> word(NULL, bytes, position, to);
            default -> number(bytes, position, to);
        };
    }

    private int opened(byte end, byte[] bytes, int from, int to) {
        int position = space(bytes, from, to);
        if (position < to && bytes[position] == end) {
            return position + 1;
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = end;
        expectsValue = true;
        return next(bytes, position, to);
    }

    /** The position of the next value in the innermost array or object, behind its key. */
    private int next(byte[] bytes, int from, int to) {
        int position = space(bytes, from, to);
        if (open[depth - 1] == ']') {
            return position;
        }
        if (position == to || bytes[position] != '"') {
            return INVALID;
        }
        position = string(bytes, position, to);
        if (position < 0) {
            return INVALID;
        }
        position = space(bytes, position, to);
        return position < to && bytes[position] == ':' ? space(bytes, position + 1, to) : INVALID;
    }

    private int string(byte[] bytes, int quote, int to) {
        int close = strings.close(bytes, quote + 1, to);
        return close < 0 ? INVALID : close + 1;
    }

    private static int word(byte[] word, byte[] bytes, int from, int to) {
        int end = from + word.length;
        return end <= to && is(word, bytes, from, end) ? end : INVALID;
    }

    private static int space(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to && isSpace(bytes[position])) {
            position++;
        }
        return position;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
