// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.sluice.local.result.Chunk;
import dev.sluice.local.result.ChunkedResult;
import dev.sluice.local.result.Format;
import dev.sluice.local.sql.ResultColumn;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.ScriptedStatement;
import dev.sluice.local.state.WorkspaceState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements as JSON: status, manifest, rows and links. */
final class StatementAnswers {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final WorkspaceState state;
    private final String storage;
    private final Links links;
    private final Clock clock;

    StatementAnswers(WorkspaceState state, String storage, Links links, Clock clock) {
        this.state = state;
        this.storage = state.linkOrigin() == null ? storage : state.linkOrigin();
        this.links = links;
        this.clock = clock;
    }

    /** @param bare leaves the result out, as the answer to a wait of zero does */
    ObjectNode response(StatementRun run, StatementRun.View view, boolean bare) {
        ObjectNode response = Json.object().put("statement_id", run.id());
        ObjectNode status =
                response.putObject("status").put("state", view.state().name());
        if (view.failure() != null) {
            status.putObject("error")
                    .put("error_code", view.failure().errorCode())
                    .put("message", view.failure().text());
            status.put("sql_state", view.failure().sqlState());
        }
        ChunkedResult result = view.result();
        if (result != null && !bare) {
            response.set("manifest", manifest(run, result));
            boolean isKept = run.fetchable(clock.instant(), state.limits().resultSeconds())
                    .isPresent();
            // an expired result has its manifest still, and no rows (guessed)
            response.set("result", !isKept || result.chunks().isEmpty() ? Json.object() : data(run, result, 0));
        }
        return response;
    }

    private ObjectNode manifest(StatementRun run, ChunkedResult result) {
        boolean inline = isInline(run, result);
        Optional<ScriptedStatement> script = run.script();
        ObjectNode manifest = Json.object().put("format", result.format().name());
        manifest.set("schema", schema(result));
        manifest.put("total_chunk_count", result.chunks().size());
        if (!result.chunks().isEmpty()) {
            ArrayNode chunks = manifest.putArray("chunks");
            for (Chunk chunk : result.chunks()) {
                ObjectNode each = chunks.addObject()
                        .put("chunk_index", chunk.index())
                        .put("row_offset", chunk.rowOffset())
                        .put("row_count", claimed(script.map(ScriptedStatement::chunkRowCount), chunk.rowCount()));
                if (!inline) {
                    each.put("byte_count", chunk.byteCount());
                }
            }
        }
        manifest.put("total_row_count", claimed(script.map(ScriptedStatement::manifestRowCount), result.totalRows()));
        if (!inline) {
            manifest.put("total_byte_count", result.totalBytes());
        }
        manifest.put("truncated", result.truncated());
        if (result.lz4()) {
            manifest.put("result_compression", "LZ4_FRAME");
        }
        return manifest;
    }

    private static long claimed(Optional<Long> claim, long truth) {
        return claim.orElse(truth);
    }

    private static ObjectNode schema(ChunkedResult result) {
        ObjectNode schema = Json.object().put("column_count", result.columns().size());
        if (!result.columns().isEmpty()) {
            ArrayNode columns = schema.putArray("columns");
            for (ResultColumn column : result.columns()) {
                ObjectNode each = columns.addObject()
                        .put("name", column.name())
                        .put("type_text", column.type().text())
                        .put("type_name", column.type().name())
                        .put("position", columns.size() - 1);
                if (column.type().precision() > 0) {
                    each.put("type_precision", column.type().precision())
                            .put("type_scale", column.type().scale());
                }
                if (column.type().interval() != null) {
                    each.put("type_interval_type", column.type().interval());
                }
            }
        }
        return schema;
    }

    /** One chunk: its rows, or its link and those of the chunks behind it. */
    ObjectNode data(StatementRun run, ChunkedResult result, int index) {
        if (isInline(run, result)) {
            Chunk chunk = result.chunks().get(index);
            ObjectNode data = position(chunk);
            next(run, result, index, data);
            data.putRawValue("data_array", new RawValue(text(chunk)));
            return data;
        }
        ObjectNode data = Json.object();
        ArrayNode external = data.putArray("external_links");
        int end = Math.min(result.chunks().size(), index + state.limits().linksPerAnswer());
        for (int i = index; i < end; i++) {
            external.add(link(run, result, i));
        }
        return data;
    }

    private ObjectNode link(StatementRun run, ChunkedResult result, int index) {
        Chunk chunk = result.chunks().get(index);
        Instant expiration = clock.instant().plusSeconds(state.limits().linkSeconds());
        ObjectNode link = position(chunk)
                .put("byte_count", chunk.storedBytes())
                .put("external_link", storage + links.signed(Links.path(run.id(), index), expiration))
                .put("expiration", MILLIS.format(expiration));
        next(run, result, index, link);
        if (!state.linkHeaders().isEmpty()) {
            link.set("http_headers", Json.toTree(state.linkHeaders()));
        }
        return link;
    }

    private static ObjectNode position(Chunk chunk) {
        return Json.object()
                .put("chunk_index", chunk.index())
                .put("row_offset", chunk.rowOffset())
                .put("row_count", chunk.rowCount());
    }

    private static void next(StatementRun run, ChunkedResult result, int index, ObjectNode into) {
        if (index + 1 < result.chunks().size()) {
            into.put("next_chunk_index", index + 1)
                    .put(
                            "next_chunk_internal_link",
                            Statements.BASE + "/" + run.id() + "/result/chunks/" + (index + 1) + "?row_offset="
                                    + result.chunks().get(index + 1).rowOffset());
        }
    }

    /** The hybrid disposition answers inline when the rows are JSON and few. */
    private boolean isInline(StatementRun run, ChunkedResult result) {
        return switch (run.request().disposition()) {
            case INLINE -> true;
            case EXTERNAL_LINKS -> false;
            case INLINE_OR_EXTERNAL_LINKS ->
                result.format() == Format.JSON_ARRAY
                        && !result.lz4()
                        && result.totalBytes() <= state.limits().inlineChunkBytes();
        };
    }

    private static String text(Chunk chunk) {
        try {
            return Files.readString(chunk.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static @Nullable Chunk chunk(ChunkedResult result, int index) {
        return index >= 0 && index < result.chunks().size() ? result.chunks().get(index) : null;
    }
}
