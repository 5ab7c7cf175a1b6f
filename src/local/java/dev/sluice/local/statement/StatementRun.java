// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.statement;

import dev.sluice.local.result.ChunkedResult;
import dev.sluice.local.sql.EngineSession;
import dev.sluice.local.sql.SqlFailure;
import dev.sluice.local.state.ScriptedStatement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One statement from its arrival on: its true state, and what a script wants it to show instead for a while. */
final class StatementRun {

    /** What one answer shows. */
    record View(
            State state,
            @Nullable SqlFailure failure,
            @Nullable ChunkedResult result,
            @Nullable Instant succeeded) {}

    private final String id;
    private final StatementRequest request;
    private final Path folder;
    private final Optional<ScriptedStatement> script;
    private final CountDownLatch ended = new CountDownLatch(1);
    private int pendingAnswers;
    private int runningAnswers;
    private State state = State.RUNNING;
    private @Nullable SqlFailure failure;
    private @Nullable ChunkedResult result;
    private @Nullable Instant succeeded;
    private @Nullable EngineSession session;

    StatementRun(String id, StatementRequest request, Path folder, Optional<ScriptedStatement> script) {
        this.id = id;
        this.request = request;
        this.folder = folder;
        this.script = script;
        this.pendingAnswers = script.map(ScriptedStatement::pendingPolls).orElse(0);
        this.runningAnswers = script.map(ScriptedStatement::runningPolls).orElse(0);
    }

    String id() {
        return id;
    }

    StatementRequest request() {
        return request;
    }

    Path folder() {
        return folder;
    }

    Optional<ScriptedStatement> script() {
        return script;
    }

    /** Hands over what cancel must interrupt; false when cancel came first. */
    synchronized boolean runsOn(EngineSession engineSession) {
        session = engineSession;
        return !state.isTerminal();
    }

    synchronized void succeed(ChunkedResult rows, Instant now) {
        if (!state.isTerminal()) {
            result = rows;
            succeeded = now;
            end(State.SUCCEEDED);
        }
    }

    synchronized void fail(SqlFailure why) {
        if (!state.isTerminal()) {
            failure = why;
            end(State.FAILED);
        }
    }

    /** Ends it unless it has ended; a script's CLOSED keeps the rows. */
    synchronized void end(State terminal) {
        if (!state.isTerminal()) {
            state = terminal;
            ended.countDown();
        }
    }

    void cancel() {
        EngineSession interrupted;
        synchronized (this) {
            pendingAnswers = 0;
            runningAnswers = 0;
            end(State.CANCELED);
            interrupted = session;
        }
        if (interrupted != null) {
            interrupted.cancel();
        }
    }

    synchronized void close() {
        state = State.CLOSED;
        result = null;
        ended.countDown();
    }

    /** Waits for the end, unless a script or a starting warehouse holds it back anyway. */
    void await(int seconds) throws InterruptedException {
        boolean heldBack;
        synchronized (this) {
            heldBack = pendingAnswers > 0 || runningAnswers > 0;
        }
        if (!heldBack) {
            ended.await(seconds, TimeUnit.SECONDS);
        }
    }

    /** The rows, as long as they are kept. */
    synchronized Optional<ChunkedResult> fetchable(Instant now, long keptSeconds) {
        boolean kept = succeeded != null && !now.isAfter(succeeded.plusSeconds(keptSeconds));
        return kept ? Optional.ofNullable(result) : Optional.empty();
    }

    /** What an answer shows now; each answer uses up one that a script holds back. */
    synchronized View view() {
        if (pendingAnswers > 0) {
            pendingAnswers--;
            return new View(State.PENDING, null, null, null);
        }
        if (runningAnswers > 0) {
            runningAnswers--;
            return new View(State.RUNNING, null, null, null);
        }
        return new View(state, failure, result, succeeded);
    }
}
