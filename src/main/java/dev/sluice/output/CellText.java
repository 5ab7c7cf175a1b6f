// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.util.Arrays;

/** The inside of one JSON string: finds where it ends and, if it holds escapes, what it says. */
final class CellText {

    /** The bytes end before the string does. */
    static final int CUT = -1;

    /** What is there cannot stand in a JSON string. */
    static final int MALFORMED = -2;

    private static final byte[] REPLACEMENT = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};

    /** The decoded text; its length is what {@link #decode} gave. */
    byte[] decoded = new byte[1024];

    /** Whether the string that {@link #close} walked last holds an escape. */
    boolean escaped;

    /** The position of the closing quote of the string whose inside begins at {@code from}. */
    int close(byte[] bytes, int from, int end) {
        escaped = false;
        int position = from;
        while (true) {
            position = EightBytes.stop(bytes, position, end);
            if (position == end) {
                return CUT;
            }
            if (bytes[position] == '"') {
                return position;
            }
            if (bytes[position] != '\\') {
                return MALFORMED;
            }
            escaped = true;
            int length = escape(bytes, position, end);
            if (length < 0) {
                return length;
            }
            position += length;
        }
    }

    private static int escape(byte[] bytes, int position, int end) {
        if (position + 1 == end) {
            return CUT;
        }
        return switch (bytes[position + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> {
                for (int digit = position + 2; digit < position + 6; digit++) {
                    if (digit == end) {
                        yield CUT;
                    }
                    if (hex(bytes[digit]) < 0) {
                        yield MALFORMED;
                    }
                }
                yield 6;
            }
            default -> MALFORMED;
        };
    }

    /**
     * Decodes what {@link #close} has accepted into {@link #decoded} and gives its length. Half of a surrogate pair
     * becomes U+FFFD, for it has no UTF-8.
     */
    int decode(byte[] bytes, int from, int close) {
        if (decoded.length < close - from) {
            decoded = new byte[close - from];
        }
        byte[] to = decoded;
        int length = 0;
        int position = from;
        while (position < close) {
            byte b = bytes[position];
            if (b != '\\') {
                to[length++] = b;
                position++;
                continue;
            }
            byte kind = bytes[position + 1];
            if (kind != 'u') {
                to[length++] = plain(kind);
                position += 2;
                continue;
            }
            int unit = unit(bytes, position + 2);
            position += 6;
            if (Character.isHighSurrogate((char) unit) && isLowSurrogate(bytes, position, close)) {
                length = utf8(Character.toCodePoint((char) unit, (char) unit(bytes, position + 2)), to, length);
                position += 6;
            } else {
                length = utf8(unit, to, length);
            }
        }
        return length;
    }

    /** Forgets the room that one exceptional cell needed. */
    void shrink() {
        if (decoded.length > OutputBuffer.SIZE) {
            decoded = Arrays.copyOf(decoded, 1024);
        }
    }

    private static boolean isLowSurrogate(byte[] bytes, int position, int close) {
        return position + 6 <= close
                && bytes[position] == '\\'
                && bytes[position + 1] == 'u'
                && Character.isLowSurrogate((char) unit(bytes, position + 2));
    }

    private static byte plain(byte kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> kind;
        };
    }

    private static int unit(byte[] bytes, int position) {
        return hex(bytes[position]) << 12
                | hex(bytes[position + 1]) << 8
                | hex(bytes[position + 2]) << 4
                | hex(bytes[position + 3]);
    }

    private static int hex(byte digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        int letter = digit | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    private static int utf8(int codePoint, byte[] to, int length) {
        int next = length;
        if (codePoint < 0x80) {
            to[next++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            to[next++] = (byte) (0xc0 | codePoint >> 6);
            to[next++] = tail(codePoint);
        } else if (codePoint >= 0x10000) {
            to[next++] = (byte) (0xf0 | codePoint >> 18);
            to[next++] = tail(codePoint >> 12);
            to[next++] = tail(codePoint >> 6);
            to[next++] = tail(codePoint);
        } else if (Character.isSurrogate((char) codePoint)) {
            System.arraycopy(REPLACEMENT, 0, to, next, REPLACEMENT.length);
            next += REPLACEMENT.length;
        } else {
            to[next++] = (byte) (0xe0 | codePoint >> 12);
            to[next++] = tail(codePoint >> 6);
            to[next++] = tail(codePoint);
        }
        return next;
    }

    private static byte tail(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }
}
