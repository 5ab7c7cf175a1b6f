// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import dev.sluice.statement.StatementResponse.Manifest;
import java.util.Optional;

/** What the workspace says of one statement; the counts are there when it has a result. */
public record StatementStatus(
        String statementId,
        State state,
        Optional<Long> rows,
        Optional<Integer> chunks,
        Optional<Boolean> truncated,
        Optional<String> error) {

    static StatementStatus of(String statementId, StatementResponse response) {
        Optional<Manifest> manifest = Optional.ofNullable(response.manifest());
        return new StatementStatus(
                statementId,
                response.state(),
                manifest.map(Manifest::totalRowCount),
                manifest.map(Manifest::totalChunkCount),
                manifest.map(Manifest::truncated),
                Optional.ofNullable(response.status())
                        .flatMap(status -> Optional.ofNullable(status.error()))
                        .flatMap(error -> Optional.ofNullable(error.message()))
                        .map(String::strip));
    }
}
