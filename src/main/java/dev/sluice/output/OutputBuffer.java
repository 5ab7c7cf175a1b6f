// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.ByteSink;
import java.io.IOException;

/** Bytes that were made and not yet handed on; hands them on in pieces that fit a pipe and the processor's cache. */
final class OutputBuffer {

    /** The size that was fastest into a pipe: input and output stay in the cache. */
    static final int SIZE = 64 * 1024;

    /**
     * Cells up to this size are copied while their end is looked for; longer ones are walked first, so that the buffer
     * need not hold them.
     */
    static final int SHORT = 4 * 1024;

    /** The slack behind {@link #room}, so that eight bytes may be stored where fewer are meant. */
    private static final int SLACK = Long.BYTES;

    final byte[] bytes = new byte[SIZE];
    int length;
    private ByteSink sink = (_, _, _) -> {
        throw new IllegalStateException("no sink yet");
    };

    OutputBuffer() {}

    OutputBuffer(ByteSink sink) {
        this.sink = sink;
    }

    void handTo(ByteSink newSink) {
        sink = newSink;
    }

    /** Makes sure that {@code count} more bytes, at most half of {@link #SIZE}, can be stored directly. */
    void room(int count) throws IOException {
        if (length + count + SLACK > SIZE) {
            flush();
        }
    }

    void put(byte b) throws IOException {
        room(1);
        bytes[length++] = b;
    }

    void put(byte[] from) throws IOException {
        put(from, 0, from.length);
    }

    void put(byte[] from, int start, int end) throws IOException {
        int position = start;
        while (end - position > SIZE - SLACK - length) {
            int part = SIZE - SLACK - length;
            System.arraycopy(from, position, bytes, length, part);
            length += part;
            position += part;
            flush();
        }
        System.arraycopy(from, position, bytes, length, end - position);
        length += end - position;
    }

    void flush() throws IOException {
        int count = length;
        length = 0;
        if (count > 0) {
            sink.write(bytes, 0, count);
        }
    }
}
