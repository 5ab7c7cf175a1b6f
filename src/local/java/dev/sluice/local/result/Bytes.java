// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of bytes that numbers and text are appended to without objects in between. */
final class Bytes {

    private byte[] bytes = new byte[1 << 20];
    private int length;

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    void clear() {
        length = 0;
    }

    /** Forgets what was appended from here on. */
    void truncate(int to) {
        length = to;
    }

    /** Makes room for so many more bytes. */
    void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    void append(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    void append(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    void append(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        append(utf8, 0, utf8.length);
    }

    void append(long number) {
        if (number == Long.MIN_VALUE) {
            append(Long.toString(number));
            return;
        }
        reserve(20);
        if (number < 0) {
            bytes[length++] = '-';
        }
        digits(Math.abs(number), 1);
    }

    /** Appends a number that is not negative, with zeros before it up to a width. */
    void digits(long number, int width) {
        int count = width;
        for (long rest = number / power(width); rest > 0; rest /= 10) {
            count++;
        }
        reserve(count);
        long rest = number;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private static long power(int width) {
        long power = 1;
        for (int i = 0; i < width; i++) {
            power *= 10;
        }
        return power;
    }
}
