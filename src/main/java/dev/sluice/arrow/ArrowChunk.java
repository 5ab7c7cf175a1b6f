// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Walks one chunk, which is a whole Arrow IPC stream, message by message: metadata is put together and read, the bodies
 * are handed on as they come. Rows are counted from the metadata of the batches.
 */
abstract class ArrowChunk implements ChunkTranscoder {

    /** A schema of thousands of columns takes a part of this. */
    private static final int MOST_METADATA = 16 << 20;

    private static final int CONTINUATION = 0xffffffff;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private enum State {
        PREFIX,
        METADATA,
        BODY,
        END
    }

    private final long rowOffset;
    private State state = State.PREFIX;
    /** The message that is read: four or eight bytes of prefix, then metadata. */
    private byte[] frame = new byte[512];

    private int held;
    private int prefixBytes = 4;
    private int frameBytes;
    private long bodyLeft;
    private boolean hasSchema;
    private long rows;

    ArrowChunk(long rowOffset) {
        this.rowOffset = rowOffset;
    }

    /** The schema has come, once and before all else; {@code frame} is its message as it stood in the stream. */
    abstract void schema(ArrowMessage.Schema schema, byte[] frame, int length, ByteSink out) throws IOException;

    /** The metadata of a batch has come; its body follows. */
    abstract void batch(ArrowMessage.RecordBatch batch, byte[] frame, int length, ByteSink out) throws IOException;

    abstract void dictionary(ArrowMessage.Dictionary dictionary, byte[] frame, int length, ByteSink out)
            throws IOException;

    /** A part of the body of the last message. */
    abstract void body(byte[] bytes, int offset, int length, ByteSink out) throws IOException;

    /** The body of the last message is whole. */
    abstract void endOfBody(ByteSink out) throws IOException;

    @Override
    public final void feed(byte[] bytes, int offset, int length, ByteSink out) throws IOException {
        int position = offset;
        int end = offset + length;
        while (position < end) {
            position = switch (state) {
                case PREFIX -> prefix(bytes, position, end);
                case METADATA -> metadata(bytes, position, end, out);
                case BODY -> {
                    int count = (int) Math.min(bodyLeft, end - position);
                    body(bytes, position, count, out);
                    bodyLeft -= count;
                    endMessage(out);
                    yield position + count;
                }
                case END -> throw ArrowFailures.malformed("bytes follow its end");
            };
        }
    }

    /** Older streams have the length of the metadata alone, newer ones a mark before it. */
    private int prefix(byte[] bytes, int position, int end) {
        int next = take(bytes, position, end, prefixBytes);
        if (held < prefixBytes) {
            return next;
        }
        int length = littleEndian(frame, prefixBytes - 4);
        if (prefixBytes == 4 && length == CONTINUATION) {
            prefixBytes = 8;
        } else if (length == 0) {
            state = State.END;
        } else if (length < 0 || length > MOST_METADATA) {
            throw ArrowFailures.malformed("a message has metadata of " + Integer.toUnsignedString(length) + " bytes");
        } else {
            frameBytes = prefixBytes + length;
            state = State.METADATA;
        }
        return next;
    }

    private int metadata(byte[] bytes, int position, int end, ByteSink out) throws IOException {
        int next = take(bytes, position, end, frameBytes);
        if (held < frameBytes) {
            return next;
        }
        ArrowMessage message = ArrowMessage.parse(frame, prefixBytes, frameBytes - prefixBytes);
        if (hasSchema == message instanceof ArrowMessage.Schema) {
            throw ArrowFailures.malformed(hasSchema ? "it has two schemas" : "it does not begin with a schema");
        }
        hasSchema = true;
        switch (message) {
            case ArrowMessage.Schema schema -> schema(schema, frame, frameBytes, out);
            case ArrowMessage.RecordBatch batch -> {
                batch(batch, frame, frameBytes, out);
                rows += batch.rows();
            }
            case ArrowMessage.Dictionary dictionary -> dictionary(dictionary, frame, frameBytes, out);
        }
        bodyLeft = message.bodyLength();
        state = State.BODY;
        endMessage(out);
        return next;
    }

    private void endMessage(ByteSink out) throws IOException {
        if (bodyLeft == 0) {
            endOfBody(out);
            state = State.PREFIX;
            prefixBytes = 4;
            held = 0;
        }
    }

    private int take(byte[] bytes, int position, int end, int wanted) {
        int count = Math.min(wanted - held, end - position);
        if (held + count > frame.length) {
            frame = Arrays.copyOf(frame, Math.min(wanted, Math.max(2 * frame.length, held + count)));
        }
        System.arraycopy(bytes, position, frame, held, count);
        held += count;
        return position + count;
    }

    private static int littleEndian(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    /** Some writers leave the mark of the end out; what is whole by then, is. */
    @Override
    public long finish(ByteSink out) throws IOException {
        boolean isBetweenMessages = state == State.PREFIX && held == 0 && hasSchema;
        if (state != State.END && !isBetweenMessages) {
            throw ArrowFailures.cutOff(rowOffset, rows);
        }
        return rows;
    }
}
