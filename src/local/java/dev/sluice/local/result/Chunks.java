// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import java.io.IOException;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Takes batches of rows and makes chunk files of them. */
interface Chunks extends AutoCloseable {

    /** Adds a batch, or as much of it as the limits allow; true when something was left out. */
    boolean add(VectorSchemaRoot batch) throws IOException;

    /** Ends the last chunk. */
    List<Chunk> finish() throws IOException;

    /** Gives memory back. */
    @Override
    default void close() {}
}
