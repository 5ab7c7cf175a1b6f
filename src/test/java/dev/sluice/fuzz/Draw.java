// SPDX-License-Identifier: Apache-2.0
package dev.sluice.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** What one seed draws: the same seed always draws the same. */
public final class Draw {

    private static final List<String> PIECES = List.of(
            "",
            " ",
            ",",
            ";",
            "|",
            "\"",
            "'",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "\\",
            "\\n",
            "\\N",
            "\u0000",
            "\u0001",
            "\u001f",
            "\u007f",
            "\u0085",
            "\u2028",
            "\ufeff",
            "a",
            "A",
            "word",
            "null",
            "true",
            "0",
            "-1",
            "1e309",
            "9223372036854775808",
            "99999999999999999999",
            "NaN",
            ".",
            "..",
            "/",
            "//",
            ":",
            "%",
            "%00",
            "%zz",
            "?",
            "#",
            "&",
            "=",
            "@",
            "{",
            "}",
            "[",
            "]",
            "<",
            ">",
            "$",
            "${",
            "${a}",
            "(",
            ")",
            "*",
            "+",
            "-",
            "_",
            "`",
            "~",
            "^",
            "\u00fc",
            "\u00df",
            "\u0130",
            "\u6771",
            "\ud83d\ude00",
            "\u200d",
            "\u0301",
            "http://",
            "https://",
            "localhost",
            "127.0.0.1",
            "[::1]",
            "acme.example",
            "/api",
            "\u202e");

    private static final long[] EDGES = {
        0,
        1,
        -1,
        2,
        3,
        4,
        7,
        8,
        15,
        16,
        127,
        128,
        255,
        256,
        32_767,
        32_768,
        65_535,
        65_536,
        0x7ffffff0L,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0xffffffffL,
        1L << 32,
        1L << 53,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private final SplittableRandom random;

    Draw(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A number from 0 up to, and without, the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** One time in so many. */
    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    public boolean coin() {
        return random.nextBoolean();
    }

    /** The text of a JSON object with fewer fields than {@code most}, each of one of the names. */
    public String object(int most, List<String> names, Supplier<Object> value) {
        StringBuilder json = new StringBuilder("{");
        for (int i = below(most); i > 0; i--) {
            json.append(json.length() > 1 ? "," : "")
                    .append('"')
                    .append(of(names))
                    .append("\":")
                    .append(value.get());
        }
        return json.append('}').toString();
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Any number, more often one at which something ends. */
    public long number() {
        return switch (random.nextInt(5)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)];
            case 1 -> random.nextLong() >> random.nextInt(64);
            case 2 -> 4L * (random.nextInt(200) - 100);
            default -> random.nextInt(20);
        };
    }

    /** A text of up to so many pieces, each of which means something to somebody. */
    public String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            text.append(of(PIECES));
        }
        return text.toString();
    }

    public byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The same text with some of it changed, left out, repeated or put in. */
    public String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(damaged.length() + 1);
            int to = Math.min(damaged.length(), at + random.nextInt(1 + (oneIn(4) ? 200 : 4)));
            switch (random.nextInt(4)) {
                case 0 -> damaged.delete(at, to);
                case 1 -> damaged.insert(at, of(PIECES));
                case 2 -> damaged.replace(at, to, of(PIECES));
                default -> damaged.insert(at, damaged.substring(at, to));
            }
        }
        return oneIn(8) ? damaged.substring(0, random.nextInt(damaged.length() + 1)) : damaged.toString();
    }

    /** The same bytes with bits turned over, numbers put in, and parts cut off, left out or repeated. */
    public byte[] damaged(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 8; i--) {
            int at = random.nextInt(bytes.length - 7);
            switch (random.nextInt(8)) {
                case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) random.nextInt();
                case 3 -> putNumber(bytes, at, 4);
                case 4 -> putNumber(bytes, at & ~3, 4);
                case 5 -> putNumber(bytes, at & ~7, 8);
                case 6 -> bytes = without(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(64)));
                default -> bytes = repeating(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(64)));
            }
        }
        return oneIn(10) ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private void putNumber(byte[] bytes, int at, int width) {
        long number = number();
        for (int i = 0; i < width && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (number >> (8 * i));
        }
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }

    private static byte[] repeating(byte[] bytes, int from, int to) {
        byte[] more = Arrays.copyOf(bytes, bytes.length + (to - from));
        System.arraycopy(bytes, from, more, to, bytes.length - from);
        return more;
    }

    /** JSON of any shape, some of it hostile: numbers without end, keys twice, halves of characters. */
    public String json(int depth) {
        return switch (random.nextInt(depth <= 0 ? 6 : 9)) {
            case 0 -> "null";
            case 1 -> Boolean.toString(random.nextBoolean());
            case 2 -> of(Long.toString(number()), "1.5", "1e400", "-0", "123456789012345678901234567890");
            case 3, 4 -> quoted(text(4));
            case 5 -> of("\"\\ud800\"", "\"\\u0000\"", "\"\\/\"", "01", "tru", "\"", "NaN", "'a'", "");
            case 6, 7 -> {
                StringBuilder object = new StringBuilder("{");
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.append(object.length() > 1 ? "," : "")
                            .append(quoted(text(2)))
                            .append(':')
                            .append(json(depth - 1));
                }
                yield object.append('}').toString();
            }
            default -> {
                StringBuilder array = new StringBuilder("[");
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.append(array.length() > 1 ? "," : "").append(json(depth - 1));
                }
                yield array.append(']').toString();
            }
        };
    }

    /** A JSON string; a character stands for itself or as an escape. */
    public String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        boolean isWide = coin(); // the halves of a character go together
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) && isWide) {
                json.append(c);
            } else if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c) || oneIn(16)) {
                json.append("\\u").append(String.format("%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** A place to cut so many bytes at, so that pieces are often very small. */
    public int piece(int left) {
        return Math.min(left, 1 + random.nextInt(random.nextBoolean() ? 9 : 5_000));
    }
}
