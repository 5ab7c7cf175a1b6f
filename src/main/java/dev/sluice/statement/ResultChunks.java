// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.Unexpected;

/** Asks the workspace for one chunk of one statement's result. Safe to call from several threads. */
final class ResultChunks {

    private final Connection.Calls<StatementExecutionApi> api;
    private final String statementId;

    ResultChunks(Connection.Calls<StatementExecutionApi> api, String statementId) {
        this.api = api;
        this.statementId = statementId;
    }

    ResultData get(int chunkIndex) throws InterruptedException {
        try {
            return api.read(
                    "fetch chunk " + chunkIndex + " of the result", client -> client.chunk(statementId, chunkIndex));
        } catch (NotFound gone) {
            throw StatementFailures.expired(statementId, gone);
        }
    }

    Unexpected unexpected(String message) {
        return StatementFailures.unexpected(statementId, message);
    }

    Incomplete incomplete(String message) {
        return StatementFailures.incomplete(statementId, message);
    }
}
