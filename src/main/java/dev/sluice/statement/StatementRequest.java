// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The body of an execute call (reference 1.2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatementRequest(
        String statement,
        @JsonProperty("warehouse_id") String warehouseId,
        @Nullable String catalog,
        @Nullable String schema,
        @Nullable List<Parameter> parameters,
        @JsonProperty("row_limit") @Nullable Long rowLimit,
        @JsonProperty("byte_limit") @Nullable Long byteLimit,
        Disposition disposition,
        String format,
        @JsonProperty("wait_timeout") String waitTimeout,
        @JsonProperty("on_wait_timeout") String onWaitTimeout,
        @JsonProperty("query_tags") List<Tag> queryTags) {

    /** A value that is null is sent as such: SQL NULL. */
    record Parameter(
            String name,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String type) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tag(String key, @Nullable String value) {}

    /** The server waits this long before it answers PENDING or RUNNING; its own default. */
    static final String WAIT = "10s";

    static StatementRequest from(StatementSpec spec) {
        return new StatementRequest(
                spec.text(),
                spec.warehouseId(),
                spec.catalog().orElse(null),
                spec.schema().orElse(null),
                spec.parameters().isEmpty()
                        ? null
                        : spec.parameters().stream()
                                .map(p -> new Parameter(
                                        p.name(),
                                        p.value().orElse(null),
                                        p.type().orElse(null)))
                                .toList(),
                orNull(spec.rowLimit()),
                orNull(spec.byteLimit()),
                spec.disposition(),
                spec.wire().format(),
                spec.isAwaited() ? WAIT : "0s",
                "CONTINUE",
                tags(spec));
    }

    /** Our own comes first: the server keeps twenty. */
    private static List<Tag> tags(StatementSpec spec) {
        List<Tag> tags = new ArrayList<>();
        tags.add(new Tag("sluice_run", spec.runTag()));
        spec.tags().forEach(tag -> tags.add(new Tag(tag.key(), tag.value().orElse(null))));
        return tags;
    }

    private static @Nullable Long orNull(OptionalLong limit) {
        return limit.isPresent() ? limit.getAsLong() : null;
    }
}
