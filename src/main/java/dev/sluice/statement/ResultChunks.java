// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.Unexpected;

/** Asks the workspace for one chunk of one statement's result. Safe to call from several threads. */
final class ResultChunks {

    /** One call for one chunk. */
    @FunctionalInterface
    interface ChunkCall {
        ResultData chunk(int chunkIndex) throws InterruptedException;
    }

    private final ChunkCall call;
    private final String statementId;

    ResultChunks(ChunkCall call, String statementId) {
        this.call = call;
        this.statementId = statementId;
    }

    static ResultChunks of(Connection.Calls<StatementExecutionApi> api, String statementId) {
        return new ResultChunks(
                index ->
                        api.read("fetch chunk " + index + " of the result", client -> client.chunk(statementId, index)),
                statementId);
    }

    ResultData get(int chunkIndex) throws InterruptedException {
        try {
            return call.chunk(chunkIndex);
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
