// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import dev.sluice.arrow.ArrowRows;
import dev.sluice.error.SluiceException;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import dev.sluice.result.Column;
import dev.sluice.result.QueryResult;
import dev.sluice.sparkconnect.SparkResponse.Batch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a statement as they come: each batch is one chunk, whose rows are held against its count. How many there
 * are is known at the end only.
 */
final class SparkResult implements QueryResult {

    private final SparkExecution execution;
    private final boolean isArrow;
    private Optional<SparkResponse> ahead = Optional.empty();
    private List<Column> columns = List.of();
    private Optional<byte[]> relation = Optional.empty();
    private long rows;
    private int chunks;
    /** A batch without rows, which is of use where no other comes: it has the schema. */
    private final ByteArrayOutputStream empty = new ByteArrayOutputStream();

    private SparkResult(SparkExecution execution, boolean isArrow) {
        this.execution = execution;
        this.isArrow = isArrow;
    }

    /** Reads on until there are rows or the end, so that what fails in running fails before anything is written. */
    static SparkResult open(SparkExecution execution, boolean isArrow) throws InterruptedException {
        SparkResult result = new SparkResult(execution, isArrow);
        Optional<SparkResponse> response = execution.next();
        while (response.isPresent()) {
            if (response.get().columns().isPresent()) {
                result.columns = response.get().columns().get();
            }
            if (response.get().relation().isPresent()) {
                result.relation = response.get().relation();
            }
            if (response.get().batch().isPresent()) {
                result.ahead = response;
                return result;
            }
            response = execution.next();
        }
        return result;
    }

    /** What a command gave back, whose rows are to be asked for; empty for a plan that gives rows itself. */
    Optional<byte[]> relation() {
        return relation;
    }

    @Override
    public String statementId() {
        return execution.id();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    /** So many as have come. */
    @Override
    public long rowCount() {
        return rows;
    }

    @Override
    public boolean isTruncated() {
        return false;
    }

    @Override
    public void transfer(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException, InterruptedException {
        ChunkTranscoder.Factory plain = isArrow ? transcoders : ArrowRows.feeding(transcoders);
        Optional<SparkResponse> response = ahead.isPresent() ? ahead : execution.next();
        ahead = Optional.empty();
        try {
            while (response.isPresent()) {
                if (response.get().batch().isPresent()) {
                    batch(response.get().batch().get(), plain, out);
                }
                response = execution.next();
            }
            if (rows == 0 && empty.size() > 0) {
                feed(empty.toByteArray(), plain, out);
            }
        } catch (SluiceException failure) {
            throw failure.explainedAs(failure.explanation().withStatementId(execution.id()));
        }
    }

    private void feed(byte[] stream, ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException {
        ChunkTranscoder transcoder = transcoders.open(0);
        transcoder.feed(stream, 0, stream.length, out);
        transcoder.finish(out);
    }

    /** The pieces of one batch go straight on, each when it comes. */
    private void batch(Batch first, ChunkTranscoder.Factory transcoders, ByteSink out)
            throws IOException, InterruptedException {
        if (first.rowCount() == 0 && first.pieces() == 1) {
            if (empty.size() == 0) {
                empty.write(
                        first.data().bytes(),
                        first.data().offset(),
                        first.data().length());
            }
            return;
        }
        ChunkTranscoder transcoder = transcoders.open(rows);
        Batch piece = first;
        for (long number = 0; ; number++) {
            if (piece.piece() != number || piece.pieces() != first.pieces()) {
                throw SparkFailures.incomplete(
                        execution.id(),
                        "The pieces of a batch do not follow each other: number " + piece.piece() + " came in place of "
                                + number + ".");
            }
            transcoder.feed(
                    piece.data().bytes(), piece.data().offset(), piece.data().length(), out);
            if (number + 1 == first.pieces()) {
                break;
            }
            piece = nextPiece();
        }
        long seen = transcoder.finish(out);
        if (seen != first.rowCount()) {
            throw SparkFailures.incomplete(
                    execution.id(),
                    "A batch of " + first.rowCount() + " rows by its own count has " + seen + " rows, behind row "
                            + rows + ".");
        }
        rows += seen;
        out.chunkEnded(chunks++);
    }

    private Batch nextPiece() throws InterruptedException {
        Optional<SparkResponse> response = execution.next();
        while (response.isPresent() && response.get().batch().isEmpty()) {
            response = execution.next();
        }
        return response.flatMap(SparkResponse::batch)
                .orElseThrow(() -> SparkFailures.incomplete(
                        execution.id(), "The answer ends in the middle of a batch, behind row " + rows + "."));
    }

    /** Reads what is left of the answer for nothing but its end. */
    void requireEnd() throws InterruptedException {
        do {
            ahead = Optional.empty();
        } while (execution.next().isPresent());
    }

    @Override
    public void close() {
        execution.close();
    }
}
