// SPDX-License-Identifier: Apache-2.0
package dev.sluice.result;

import java.io.IOException;

/** Where bytes of a result go, in order. Not shared between threads at one time; who opens it closes it. */
@FunctionalInterface
public interface ByteSink {

    /** Takes the bytes before it returns; the array may be reused afterwards. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Everything up to the end of this chunk of the result has been written; called in order. */
    default void chunkEnded(int chunkIndex) throws IOException {}

    /**
     * Returns when it is this producer's turn, so that what it writes is not held back. Whoever needs much memory asks
     * for it first: one producer has the turn at a time.
     */
    default void awaitTurn() throws IOException {}
}
