// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The sending of one statement: keeps the answer of the latest try, for whoever has to cancel without having seen it. */
final class Submission {

    private final StatementSpec spec;
    private volatile CompletableFuture<StatementResponse> latest = new CompletableFuture<>();

    Submission(StatementSpec spec) {
        this.spec = spec;
        latest.cancel(false); // nothing is under way yet
    }

    StatementSpec spec() {
        return spec;
    }

    /** One try; another follows only where the server surely did not take it. */
    StatementResponse send(StatementExecutionApi client) {
        CompletableFuture<StatementResponse> answer = new CompletableFuture<>();
        latest = answer;
        try {
            StatementResponse response = client.execute(StatementRequest.from(spec));
            answer.complete(response);
            return response;
        } catch (RuntimeException failure) {
            answer.completeExceptionally(failure);
            throw failure;
        }
    }

    /** The statement's id, waited for while a try is still without an answer; none when nothing was begun. */
    Optional<String> awaitId(Duration longest) throws InterruptedException, TimeoutException {
        try {
            return Optional.ofNullable(
                    latest.get(longest.toMillis(), TimeUnit.MILLISECONDS).statementId());
        } catch (ExecutionException | CancellationException notBegun) {
            return Optional.empty();
        }
    }
}
