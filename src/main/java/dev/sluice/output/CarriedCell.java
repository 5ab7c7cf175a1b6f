// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.util.Arrays;

/** The beginning of a cell that the bytes ended in, kept until later bytes complete it. */
final class CarriedCell {

    private static final int ROOM = 256;

    private byte[] bytes = new byte[ROOM];
    private int length;

    /** Whether what is kept ends in a backslash that escapes the next byte. */
    private boolean escape;

    boolean isEmpty() {
        return length == 0;
    }

    int size() {
        return length;
    }

    /** Keeps the beginning of a cell: all bytes to the end. */
    void start(byte[] from, int start, int end) {
        append(from, start, end);
        int backslashes = 0;
        while (end - backslashes > start + 1 && from[end - backslashes - 1] == '\\') {
            backslashes++;
        }
        escape = backslashes % 2 == 1;
    }

    /** Adds what belongs to the cell and gives the position behind it, or {@link CellText#CUT} if it still goes on. */
    int complete(byte[] from, int start, int end) {
        int next = bytes[0] == '"' ? stringEnd(from, start, end) : literalEnd(from, start, end);
        boolean cut = next == CellText.CUT || (bytes[0] != '"' && next == end);
        append(from, start, cut ? end : next);
        return cut ? CellText.CUT : next;
    }

    /** The whole cell; as long as {@link #take} says. */
    byte[] bytes() {
        return bytes;
    }

    /** Gives the length of the whole cell and forgets it, with the room that an exceptional one needed. */
    int take() {
        int whole = length;
        length = 0;
        if (bytes.length > OutputBuffer.SIZE) {
            bytes = new byte[ROOM];
        }
        return whole;
    }

    /** The position behind a bare number or word, or {@code end}. */
    static int literalEnd(byte[] from, int start, int end) {
        int position = start;
        while (position < end && from[position] > ' ' && from[position] != ',' && from[position] != ']') {
            position++;
        }
        return position;
    }

    private int stringEnd(byte[] from, int start, int end) {
        for (int position = start; position < end; position++) {
            byte b = from[position];
            if (escape) {
                escape = false;
            } else if (b == '\\') {
                escape = true;
            } else if (b == '"') {
                return position + 1;
            }
        }
        return CellText.CUT;
    }

    private void append(byte[] from, int start, int end) {
        int needed = length + end - start;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + bytes.length / 2));
        }
        System.arraycopy(from, start, bytes, length, end - start);
        length = needed;
    }
}
