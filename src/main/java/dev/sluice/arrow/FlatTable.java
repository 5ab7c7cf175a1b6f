// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One table of a FlatBuffers message, little-endian, read where it lies. A place outside the message is an
 * IndexOutOfBoundsException, which whoever reads the message turns into words.
 */
record FlatTable(ByteBuffer bytes, int position) {

    static FlatTable root(ByteBuffer bytes) {
        return new FlatTable(bytes, bytes.getInt(0));
    }

    /** Where a field lies, or 0 when it is absent and its default counts. */
    private int place(int field) {
        int vtable = position - bytes.getInt(position);
        int slot = 4 + 2 * field;
        if (slot >= unsigned(vtable)) {
            return 0;
        }
        int offset = unsigned(vtable + slot);
        return offset == 0 ? 0 : position + offset;
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    boolean isTrue(int field) {
        int at = place(field);
        return at != 0 && bytes.get(at) != 0;
    }

    int byteAt(int field) {
        int at = place(field);
        return at == 0 ? 0 : Byte.toUnsignedInt(bytes.get(at));
    }

    int shortAt(int field, int absent) {
        int at = place(field);
        return at == 0 ? absent : bytes.getShort(at);
    }

    int intAt(int field, int absent) {
        int at = place(field);
        return at == 0 ? absent : bytes.getInt(at);
    }

    long longAt(int field) {
        int at = place(field);
        return at == 0 ? 0 : bytes.getLong(at);
    }

    Optional<FlatTable> table(int field) {
        int at = place(field);
        return at == 0 ? Optional.empty() : Optional.of(new FlatTable(bytes, followed(at)));
    }

    String text(int field) {
        int at = place(field);
        if (at == 0) {
            return "";
        }
        int start = followed(at);
        byte[] text = new byte[size(start)];
        bytes.get(start + 4, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The number of elements of a vector. */
    int count(int field) {
        int at = place(field);
        return at == 0 ? 0 : size(followed(at));
    }

    /** A table in a vector of tables. */
    FlatTable element(int field, int index) {
        return new FlatTable(bytes, followed(followed(place(field)) + 4 + 4 * index));
    }

    /** One of the two longs of which each element of a vector of nodes or buffers is made. */
    long pair(int field, int index, int half) {
        return bytes.getLong(followed(place(field)) + 4 + 16 * index + 8 * half);
    }

    private int followed(int at) {
        return at + bytes.getInt(at);
    }

    private int size(int at) {
        int size = bytes.getInt(at);
        if (size < 0 || size > bytes.limit()) {
            throw new IndexOutOfBoundsException(size);
        }
        return size;
    }
}
