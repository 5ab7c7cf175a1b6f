// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One statement to run: its text, where, and how its result shall come. {@code runTag} finds an orphan again; one that
 * is not awaited is only handed over. */
public record StatementSpec(
        String text,
        String warehouseId,
        Disposition disposition,
        Wire wire,
        Optional<String> catalog,
        Optional<String> schema,
        List<Parameter> parameters,
        OptionalLong rowLimit,
        OptionalLong byteLimit,
        List<Tag> tags,
        String runTag,
        boolean isAwaited) {

    /** A named marker's value, bound by the server; no value is SQL NULL, no type is STRING. */
    public record Parameter(String name, Optional<String> type, Optional<String> value) {}

    /** A query tag, by which the statement can be found in the query history; it may be a key alone. */
    public record Tag(String key, Optional<String> value) {}
}
