// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import dev.sluice.connection.Connection;
import dev.sluice.download.LinkDownloader;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.http.Pause;
import dev.sluice.http.RetryPolicy.Safety;
import dev.sluice.result.QueryResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on a warehouse: submits, polls, and gives the result. A caller that is interrupted leaves no statement
 * behind: it is cancelled on the server, and while the first call is still waiting for its answer that is waited for.
 */
public final class Statements {

    private static final Duration FIRST_POLL = Duration.ofMillis(100);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);
    /** The server's own wait of ten seconds, and room for the way there and back. */
    private static final Duration WAIT_FOR_ID = Duration.ofSeconds(15);

    private final Connection.Calls<StatementExecutionApi> api;
    private final Pause pause;
    private final LinkDownloader downloader;

    public Statements(Connection connection, Pause pause) {
        this.api = connection.api(StatementExecutionApi.class);
        this.pause = pause;
        this.downloader = new LinkDownloader(connection.config().transport(), connection.clock(), pause);
    }

    /** Runs one statement to its end and gives its result, whose rows have not been fetched yet. */
    public QueryResult run(StatementSpec spec) throws InterruptedException {
        Submission submission = new Submission(spec);
        try {
            return result(spec, finish(begin(submission)));
        } catch (InterruptedException stop) {
            throw stopped(submission);
        }
    }

    /** Runs one statement to its end for what it does; its result is not asked for. */
    public void execute(StatementSpec spec) throws InterruptedException {
        Submission submission = new Submission(spec);
        try {
            StatementResponse response = finish(begin(submission));
            if (response.state() != State.CLOSED) { // it ran, and that is all
                result(spec, response);
            }
        } catch (InterruptedException stop) {
            throw stopped(submission);
        }
    }

    private StatementResponse begin(Submission submission) throws InterruptedException {
        try {
            return api.call("run the statement", Safety.ONCE, submission::send);
        } catch (SluiceException failure) {
            throw StatementFailures.unanswered(failure, submission.spec().runTag());
        }
    }

    private StatementResponse finish(StatementResponse begun) throws InterruptedException {
        StatementResponse response = begun;
        String id = require(begun.statementId(), "the answer names no statement_id");
        Duration wait = FIRST_POLL;
        while (!response.state().isTerminal()) {
            pause.waitFor(wait);
            wait = longer(wait);
            response = poll(id);
        }
        return response;
    }

    private StatementResponse poll(String id) throws InterruptedException {
        try {
            return api.read("ask for the state of the statement", client -> client.get(id));
        } catch (SluiceException failure) {
            throw StatementFailures.outOfSight(failure, id);
        }
    }

    /** Cancels what is or will be running, and tells what came of it; a second interrupt lets go at once. */
    private Interrupted stopped(Submission submission) {
        Optional<String> id = Optional.empty();
        try {
            id = submission.awaitId(WAIT_FOR_ID);
            if (id.isEmpty()) {
                return StatementFailures.stoppedBeforeItBegan();
            }
            cancel(id.get());
            return StatementFailures.stopped(id.get());
        } catch (SluiceException | TimeoutException notCancelled) {
            return StatementFailures.notStopped(submission.spec().runTag(), id);
        } catch (InterruptedException again) {
            return StatementFailures.notStopped(submission.spec().runTag(), id);
        } finally {
            Thread.currentThread().interrupt(); // the thread stays asked to stop, for whoever called
        }
    }

    /** Asks the server to stop; a statement that has ended stays as it is. */
    private void cancel(String id) throws InterruptedException {
        try {
            api.read("cancel the statement", client -> {
                client.cancel(id);
                return id;
            });
        } catch (SluiceException.NotFound gone) {
            // there is nothing left to cancel
        }
    }

    private QueryResult result(StatementSpec spec, StatementResponse response) {
        String id = require(response.statementId(), "the answer names no statement_id");
        return switch (response.state()) {
            case SUCCEEDED -> open(spec, id, response);
            case CLOSED -> {
                if (response.manifest() == null) {
                    throw StatementFailures.closed(id);
                }
                yield open(spec, id, response);
            }
            case FAILED -> throw StatementFailures.failed(id, response.status());
            case CANCELED -> throw StatementFailures.canceled(id, spec.runTag());
            case PENDING, RUNNING, UNKNOWN -> throw new IllegalStateException("not ended: " + response.state());
        };
    }

    private QueryResult open(StatementSpec spec, String id, StatementResponse response) {
        if (response.manifest() == null) {
            throw new Unexpected(Explanation.of(
                            "The statement succeeded, but the answer has no manifest to hold the rows against.",
                            "Run it again; if it stays, report it.")
                    .withStatementId(id));
        }
        ResultChunks chunks = new ResultChunks(api, id);
        StatementResult.RowFlow rows = switch (spec.disposition()) {
            case INLINE -> new InlineRows(response.result(), chunks);
            case EXTERNAL_LINKS -> new LinkedRows(response.manifest(), response.result(), chunks, downloader);
        };
        return new StatementResult(id, response.manifest(), rows, this::abandon);
    }

    /** Best effort, when a result is closed before its end; whoever closes is leaving anyway. */
    private void abandon(String id) {
        Thread canceller = Thread.ofVirtual().name("cancel").start(() -> {
            try {
                cancel(id);
            } catch (SluiceException | InterruptedException e) {
                // nothing more can be done, and the result is not wanted any more
            }
        });
        boolean interrupted = Thread.interrupted();
        try {
            canceller.join(Duration.ofSeconds(5));
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration wait) {
        Duration next = wait.multipliedBy(3).dividedBy(2);
        return next.compareTo(LONGEST_POLL) < 0 ? next : LONGEST_POLL;
    }

    private static String require(@Nullable String value, String what) {
        if (value == null) {
            throw new Unexpected(Explanation.of(
                    "The workspace answered something unexpected: " + what + ".",
                    "Run it again; if it stays, report it."));
        }
        return value;
    }
}
