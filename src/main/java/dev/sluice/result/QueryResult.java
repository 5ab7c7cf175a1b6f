// SPDX-License-Identifier: Apache-2.0
package dev.sluice.result;

import java.io.IOException;
import java.util.List;

/**
 * The result of one statement: its columns, known at once, and its rows as ordered chunks of JSON_ARRAY bytes (a JSON
 * array of rows, each an array of strings or nulls). Whoever holds it closes it; closing before the end abandons the
 * result.
 */
public interface QueryResult extends AutoCloseable {

    /** The id of the statement, for words to people. */
    String statementId();

    /** The columns; empty for a statement that has none. */
    List<Column> columns();

    /** Rows as the manifest counts them. */
    long rowCount();

    /** Whether the server cut the result at a limit. */
    boolean isTruncated();

    /**
     * Sends every chunk through a transcoder of its own and what comes out to {@code out}, in order, in bounded memory.
     * Rows are held against the manifest, in whole and per chunk; a difference is an {@code Incomplete}. Once only.
     */
    void transfer(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException, InterruptedException;

    @Override
    void close();
}
