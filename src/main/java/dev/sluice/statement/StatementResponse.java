// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to execute and to poll (reference 1.3, 1.4). */
@JsonIgnoreProperties(ignoreUnknown = true)
record StatementResponse(
        @JsonProperty("statement_id") @Nullable String statementId,
        @Nullable Status status,
        @Nullable Manifest manifest,
        @Nullable ResultData result) {

    /** {@code sql_state} stands beside {@code error}, and is missing in older answers. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Status(
            @Nullable String state,
            @Nullable Failure error,
            @JsonProperty("sql_state") @Nullable String sqlState) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Failure(
            @JsonProperty("error_code") @Nullable String errorCode,
            @Nullable String message) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Manifest(
            @Nullable String format,
            @Nullable Schema schema,
            @JsonProperty("total_chunk_count") int totalChunkCount,
            @JsonProperty("total_row_count") long totalRowCount,
            boolean truncated,
            @JsonProperty("result_compression") @Nullable String resultCompression,
            @Nullable List<Chunk> chunks) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Schema(@Nullable List<ColumnInfo> columns) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ColumnInfo(
            @Nullable String name,
            @JsonProperty("type_text") @Nullable String typeText,
            @JsonProperty("type_name") @Nullable String typeName) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Chunk(
            @JsonProperty("chunk_index") int chunkIndex,
            @JsonProperty("row_offset") long rowOffset,
            @JsonProperty("row_count") long rowCount) {}

    State state() {
        return status == null || status.state() == null ? State.UNKNOWN : State.of(status.state());
    }
}
