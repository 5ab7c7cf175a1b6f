// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import dev.sluice.connection.Connection;
import dev.sluice.download.DownloadProgress;
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

    /** The server's own wait of ten seconds, and room for the way there and back. */
    private static final Duration WAIT_FOR_ID = Duration.ofSeconds(15);
    /** A cancelled statement is looked at so often, over some seconds: the server's states lag. */
    private static final int LOOKS_AFTER_CANCEL = 8;

    private final Connection connection;
    private final Connection.Calls<StatementExecutionApi> api;
    private final Poller poller;
    private final LinkDownloader downloader;
    private final Journal journal;
    private final StatementListener listener;

    public Statements(Connection connection, Pause pause, Journal journal) {
        this(connection, pause, journal, StatementListener.NONE);
    }

    public Statements(Connection connection, Pause pause, Journal journal, StatementListener listener) {
        this.listener = listener;
        this.connection = connection;
        this.api = connection.api(StatementExecutionApi.class);
        this.poller = new Poller(api, pause, listener);
        this.downloader = new LinkDownloader(connection.config().transport(), connection.clock(), pause);
        this.journal = journal;
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

    /** Hands one statement over and gives its id; it runs on when the process has gone. */
    public String submit(StatementSpec spec) throws InterruptedException {
        Submission submission = new Submission(spec);
        try {
            return requireId(begin(submission));
        } catch (InterruptedException stop) {
            throw stopped(submission);
        }
    }

    /** What the workspace says of a statement now. */
    public StatementStatus status(String id) throws InterruptedException {
        return StatementStatus.of(id, get(id));
    }

    /** Waits until a statement has ended, however; an interrupt leaves it running. */
    public StatementStatus await(String id) throws InterruptedException {
        return StatementStatus.of(id, ended(id));
    }

    /** Cancels a statement and tells what became of it, which the server may need some seconds for. */
    public StatementStatus cancel(String id) throws InterruptedException {
        get(id); // an unknown one is a failure here, and nobody knows what cancel says of it
        poller.cancel(id);
        State state = poller.afterCancel(id, LOOKS_AFTER_CANCEL);
        journal.saw(id, state);
        return StatementStatus.of(id, get(id));
    }

    /** A result that somebody else asked for, and the wire by which it comes. */
    public record Fetched(QueryResult result, Wire wire) {}

    /** The result of a statement that somebody began, from one of its chunks on; waits for its end. */
    public Fetched fetch(String id, int fromChunk) throws InterruptedException {
        StatementResponse response = ended(id);
        StatementResponse.Manifest manifest = response.manifest();
        if (fromChunk > 0 && manifest != null && fromChunk >= manifest.totalChunkCount()) {
            throw StatementFailures.noSuchChunk(id, fromChunk, manifest.totalChunkCount());
        }
        Wire wire = Wire.ofResult(manifest == null ? "" : manifest.format());
        return new Fetched(
                result(
                        journal.find(id).map(Journal.Entry::runTag).orElse("of the run that began it"),
                        response,
                        fromChunk,
                        wire,
                        _ -> {}), // it has ended, and whoever leaves may come back
                wire);
    }

    private StatementResponse ended(String id) throws InterruptedException {
        try {
            StatementResponse response = get(id);
            if (!response.state().isTerminal()) {
                response = poller.untilEnded(id, response);
                journal.saw(id, response.state());
            }
            return response;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt(); // the thread stays asked to stop, for whoever called
            throw StatementFailures.leftRunning(id);
        }
    }

    private StatementResponse get(String id) throws InterruptedException {
        try {
            return poller.get(id);
        } catch (SluiceException.NotFound unknown) {
            throw StatementFailures.unknown(id, unknown);
        }
    }

    private StatementResponse begin(Submission submission) throws InterruptedException {
        StatementSpec spec = submission.spec();
        listener.at(new StatementListener.Moment.Submitting());
        try {
            StatementResponse response = api.call("run the statement", Safety.ONCE, submission::send);
            journal.began(
                    requireId(response),
                    connection.config().name(),
                    connection.config().host().toString(),
                    spec,
                    response.state());
            return response;
        } catch (SluiceException failure) {
            throw StatementFailures.unanswered(failure, spec.runTag());
        }
    }

    private StatementResponse finish(StatementResponse begun) throws InterruptedException {
        StatementResponse response = poller.untilEnded(requireId(begun), begun);
        if (!begun.state().isTerminal()) {
            journal.saw(requireId(begun), response.state());
        }
        return response;
    }

    /** Cancels what is or will be running, and tells what came of it; a second interrupt lets go at once. */
    private Interrupted stopped(Submission submission) {
        String runTag = submission.spec().runTag();
        Optional<String> id = Optional.empty();
        try {
            id = submission.awaitId(WAIT_FOR_ID);
            if (id.isEmpty()) {
                return StatementFailures.stoppedBeforeItBegan();
            }
            poller.cancel(id.get());
            State state = poller.afterCancel(id.get(), LOOKS_AFTER_CANCEL);
            journal.saw(id.get(), state);
            return StatementFailures.stopped(id.get(), state, runTag);
        } catch (SluiceException | TimeoutException notCancelled) {
            return StatementFailures.notStopped(runTag, id);
        } catch (InterruptedException again) {
            return StatementFailures.notStopped(runTag, id);
        } finally {
            Thread.currentThread().interrupt(); // the thread stays asked to stop, for whoever called
        }
    }

    private QueryResult result(StatementSpec spec, StatementResponse response) {
        return result(spec.runTag(), response, 0, spec.wire(), this::abandon);
    }

    private QueryResult result(
            String runTag,
            StatementResponse response,
            int fromChunk,
            Wire wire,
            StatementResult.Abandoning abandoning) {
        String id = requireId(response);
        return switch (response.state()) {
            case SUCCEEDED -> open(id, response, fromChunk, wire, abandoning);
            case CLOSED -> {
                if (response.manifest() == null) {
                    throw StatementFailures.closed(id);
                }
                yield open(id, response, fromChunk, wire, abandoning);
            }
            case FAILED -> throw StatementFailures.failed(id, response.status());
            case CANCELED -> throw StatementFailures.canceled(id, runTag);
            case PENDING, RUNNING, UNKNOWN -> throw new IllegalStateException("not ended: " + response.state());
        };
    }

    private QueryResult open(
            String id, StatementResponse response, int fromChunk, Wire wire, StatementResult.Abandoning abandoning) {
        if (response.manifest() == null) {
            throw new Unexpected(Explanation.of(
                            "The statement succeeded, but the answer has no manifest to hold the rows against.",
                            "Run it again; if it stays, report it.")
                    .withStatementId(id));
        }
        ResultChunks chunks = ResultChunks.of(api, id);
        DownloadProgress progress = new DownloadProgress();
        listener.at(new StatementListener.Moment.Opened(id, response.manifest().totalRowCount(), progress));
        StatementResult.RowFlow rows = isInline(response.result())
                ? new InlineRows(response.manifest(), response.result(), fromChunk, chunks, progress)
                : new LinkedRows(response.manifest(), response.result(), fromChunk, chunks, wire, downloader, progress);
        return new StatementResult(id, response.manifest(), rows, abandoning);
    }

    /** The answer itself says how its rows come, whoever asked for it. */
    private static boolean isInline(@Nullable ResultData result) {
        return result != null && result.dataArray() != null;
    }

    /** Best effort, when a result is closed before its end; whoever closes is leaving anyway. */
    private void abandon(String id) {
        Thread canceller = Thread.ofVirtual().name("cancel").start(() -> {
            try {
                poller.cancel(id);
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

    private static String requireId(StatementResponse response) {
        if (response.statementId() == null) {
            throw new Unexpected(Explanation.of(
                    "The workspace answered something unexpected: the answer names no statement_id.",
                    "Run it again; if it stays, report it."));
        }
        return response.statementId();
    }
}
