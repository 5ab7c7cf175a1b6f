// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import dev.sluice.local.sql.EngineSession;
import dev.sluice.local.sql.Plan;
import dev.sluice.local.sql.ResultColumn;
import dev.sluice.local.sql.SqlFailure;
import dev.sluice.local.sql.SqlType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/** Streams a query's rows from the engine into chunk files; holds one batch of rows and no more. */
public final class ResultWriter {

    static {
        // the vectors come from the engine with their true lengths, so checks on every value only cost time
        System.setProperty("arrow.enable_unsafe_memory_access", "true");
        System.setProperty("arrow.enable_null_check_for_get", "false");
    }

    private static final int BATCH_ROWS = 8192;

    private ResultWriter() {}

    /** Reads the query to its end or to a limit of the wish. */
    public static ChunkedResult write(EngineSession session, Plan plan, Wish wish, Path folder) {
        if (plan.query().isEmpty()) {
            return new ChunkedResult(plan.columns(), wish.format(), false, List.of(), false);
        }
        String query = "SELECT " + casts(plan.columns(), wish.format()) + " FROM "
                + plan.query().get();
        try (BufferAllocator memory = new RootAllocator();
                DuckDBResultSet rows = session.open(query);
                ArrowReader batches = (ArrowReader) rows.arrowExportStream(memory, BATCH_ROWS)) {
            VectorSchemaRoot root = batches.getVectorSchemaRoot();
            try (Chunks chunks = wish.format() == Format.ARROW_STREAM
                    ? new ArrowChunks(plan.columns(), root, memory, wish, folder)
                    : new TextChunks(plan.columns(), root, wish, folder)) {
                boolean truncated = false;
                while (!truncated && batches.loadNextBatch()) {
                    if (session.isCancelled()) {
                        throw new SQLException("INTERRUPT");
                    }
                    truncated = chunks.add(root);
                }
                return new ChunkedResult(plan.columns(), wish.format(), wish.lz4(), chunks.finish(), truncated);
            }
        } catch (IOException | SQLException e) {
            throw session.isCancelled() ? session.failure(new SQLException("INTERRUPT")) : session.failure(e);
        }
    }

    private static String casts(List<ResultColumn> columns, Format format) {
        List<String> casts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            SqlType type = columns.get(i).type();
            String name = "c" + i;
            if (type.name().equals("VARIANT")) {
                casts.add("CAST(" + name + " AS VARCHAR)");
            } else if (type.isNested()) {
                casts.add(format == Format.ARROW_STREAM ? name : "CAST(to_json(" + name + ") AS VARCHAR)");
            } else {
                casts.add("CAST(" + name + " AS " + type.duckDb() + ")");
            }
        }
        return String.join(", ", casts);
    }

    /** The text guessed for a result too large to be inline. */
    static SqlFailure tooLarge(long limit) {
        return SqlFailure.of(
                "BAD_REQUEST",
                "Inline byte limit exceeded. Statements executed with disposition=INLINE can have a result size of at most "
                        + limit + " bytes. Please execute the statement with disposition=EXTERNAL_LINKS instead.",
                "54000");
    }
}
