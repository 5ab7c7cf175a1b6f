// SPDX-License-Identifier: Apache-2.0
package dev.sluice.result;

import java.io.IOException;

/**
 * Turns the bytes of one chunk, as the server sends them, into the bytes that are written. One a chunk, fed in order
 * by one thread at a time; several chunks may be transcoded at once, each by its own.
 */
public interface ChunkTranscoder {

    /**
     * Reads {@code length} bytes, cut anywhere, and writes what is complete; a bounded part of it may be kept for a
     * larger write until later bytes or {@link #finish}. Malformed bytes are an {@code Unexpected}.
     */
    void feed(byte[] bytes, int offset, int length, ByteSink out) throws IOException;

    /**
     * The chunk has ended: writes what is left and gives the number of rows that were seen. A chunk that ends in its
     * middle is {@code Incomplete}.
     */
    long finish(ByteSink out) throws IOException;

    /** Opens the transcoder of one chunk, told how many rows stand before it in the result. */
    @FunctionalInterface
    interface Factory {
        ChunkTranscoder open(long rowOffset);
    }
}
