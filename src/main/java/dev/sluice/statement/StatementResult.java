// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import dev.sluice.result.Column;
import dev.sluice.result.QueryResult;
import dev.sluice.statement.StatementResponse.ColumnInfo;
import dev.sluice.statement.StatementResponse.Manifest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a statement that has ended: its manifest, and its rows by whichever way they come. */
final class StatementResult implements QueryResult {

    /** The way that rows come: inside the answers, or by links. */
    @FunctionalInterface
    interface RowFlow {

        /** Sends the rows on and gives their number with those that were to be left out; a chunk that is not whole is an {@code Incomplete}. */
        long transfer(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException, InterruptedException;
    }

    /** What is done for a statement whose result is closed before its end. */
    @FunctionalInterface
    interface Abandoning {
        void leave(String statementId);
    }

    private final String statementId;
    private final Manifest manifest;
    private final RowFlow rows;
    private final Abandoning abandon;
    private boolean started;
    private boolean ended;

    /** {@code abandon} is told the id when the result is closed before its end. */
    StatementResult(String statementId, Manifest manifest, RowFlow rows, Abandoning abandon) {
        this.statementId = statementId;
        this.manifest = manifest;
        this.rows = rows;
        this.abandon = abandon;
    }

    @Override
    public String statementId() {
        return statementId;
    }

    @Override
    public List<Column> columns() {
        List<ColumnInfo> columns =
                manifest.schema() == null ? null : manifest.schema().columns();
        boolean isNone = columns == null || columns.isEmpty();
        if (isNone && manifest.totalRowCount() != 0) { // a writer would take it for a statement without a result
            throw incomplete("The manifest counts " + manifest.totalRowCount() + " rows, but names no columns.");
        }
        return columns == null
                ? List.of()
                : columns.stream().map(StatementResult::column).toList();
    }

    /** One that is null on the wire is a column all the same: the rows have a cell for it. */
    private static Column column(@Nullable ColumnInfo info) {
        return info == null
                ? Column.of("", "", "")
                : Column.of(text(info.name()), text(info.typeText()), text(info.typeName()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Override
    public long rowCount() {
        return manifest.totalRowCount();
    }

    @Override
    public boolean isTruncated() {
        return manifest.truncated();
    }

    @Override
    public void transfer(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException, InterruptedException {
        if (started) {
            throw new IllegalStateException("A result is transferred once");
        }
        started = true;
        long seen = seen(transcoders, out);
        if (seen != manifest.totalRowCount()) {
            throw incomplete(
                    "The result has " + manifest.totalRowCount() + " rows by its manifest, but " + seen + " came.");
        }
        ended = true;
    }

    private long seen(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException, InterruptedException {
        try {
            return rows.transfer(transcoders, out);
        } catch (SluiceException failure) { // the downloader knows no statements
            throw failure.explainedAs(failure.explanation().withStatementId(statementId));
        }
    }

    private Incomplete incomplete(String message) {
        return StatementFailures.incomplete(statementId, message);
    }

    @Override
    public void close() {
        if (!ended && manifest.totalRowCount() > 0) {
            ended = true;
            abandon.leave(statementId);
        }
    }
}
