// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The metadata of one message of an Arrow IPC stream. */
sealed interface ArrowMessage {

    /** The bytes that follow the metadata. */
    long bodyLength();

    record Schema(List<ArrowField> fields, long bodyLength) implements ArrowMessage {}

    /** {@code table} says where in the body each column lies. */
    record RecordBatch(long rows, boolean isCompressed, FlatTable table, long bodyLength) implements ArrowMessage {}

    record Dictionary(long bodyLength) implements ArrowMessage {}

    /** Reads metadata of which {@code length} bytes stand in the array at {@code offset}. */
    static ArrowMessage parse(byte[] bytes, int offset, int length) {
        try {
            FlatTable message = FlatTable.root(
                    ByteBuffer.wrap(bytes, offset, length).slice().order(ByteOrder.LITTLE_ENDIAN));
            FlatTable header = message.table(2).orElseThrow(() -> ArrowFailures.malformed("a message has no header"));
            long body = message.longAt(3);
            if (body < 0) {
                throw ArrowFailures.malformed("a message has a negative length");
            }
            return switch (message.byteAt(1)) {
                case 1 -> schema(header, body);
                case 2 -> new Dictionary(body);
                case 3 -> new RecordBatch(header.longAt(0), header.table(3).isPresent(), header, body);
                default -> throw ArrowFailures.malformed("a message is of the unknown kind " + message.byteAt(1));
            };
        } catch (IndexOutOfBoundsException e) {
            throw ArrowFailures.malformed("a message points outside of itself");
        }
    }

    private static Schema schema(FlatTable header, long body) {
        if (header.shortAt(0, 0) != 0) {
            throw ArrowFailures.unreadable("big-endian numbers");
        }
        return new Schema(ArrowField.of(header), body);
    }
}
