// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks the fields of one Protocol Buffers message, whose bytes it does not copy; what nobody asks for is passed over.
 * Bytes that are no message are an {@code Unexpected}.
 */
final class ProtoFields {

    private final byte[] bytes;
    private final int end;
    private int position;
    private int field;
    private int valueAt;
    private int valueLength;
    private long number;

    ProtoFields(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoFields(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
    }

    /** Moves to the next field; false when there is none. */
    boolean next() {
        if (position == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        valueAt = position;
        switch ((int) (tag & 7)) {
            case 0 -> {
                number = varint();
                valueLength = 0;
            }
            case 1 -> skip(8);
            case 2 -> {
                long length = varint();
                valueAt = position;
                skip(length);
            }
            case 5 -> skip(4);
            default -> throw SparkFailures.malformed("a field is of a kind that there is none of");
        }
        return true;
    }

    int field() {
        return field;
    }

    long number() {
        return number;
    }

    String text() {
        return new String(bytes, valueAt, valueLength, StandardCharsets.UTF_8);
    }

    ProtoFields message() {
        return new ProtoFields(bytes, valueAt, valueLength);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, valueAt, valueAt + valueLength);
    }

    /** Where in the message's own bytes the value of this field lies. */
    Slice slice() {
        return new Slice(bytes, valueAt, valueLength);
    }

    /** A part of an array, which is not copied. */
    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    record Slice(byte[] bytes, int offset, int length) {

        static final Slice NONE = new Slice(new byte[0], 0, 0);
    }

    private void skip(long length) {
        if (length < 0 || length > end - position) {
            throw SparkFailures.malformed("a field ends behind its message");
        }
        valueLength = (int) length;
        position += (int) length;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position == end) {
                throw SparkFailures.malformed("a number ends behind its message");
            }
            byte next = bytes[position++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw SparkFailures.malformed("a number has no end");
    }
}
