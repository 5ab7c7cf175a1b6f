// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import dev.sluice.error.SluiceException;
import dev.sluice.http.ApiFailure;
import dev.sluice.http.Pause;
import dev.sluice.http.RetryPolicy;
import dev.sluice.http.RetryPolicy.Safety;
import dev.sluice.http.TransportFailure;
import dev.sluice.sparkconnect.SparkClient.Call;
import dev.sluice.sparkconnect.SparkClient.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * One plan that runs on the server under an id of ours. Its answer may be cut at any place, by the server too: it is then
 * asked for again behind the last message that came. It has ended only when the server says so.
 */
final class SparkExecution implements AutoCloseable {

    private static final String ACTION = "run the statement";

    /** Answers without a message one after the other; a server that works ends one every two minutes. */
    private static final int MOST_EMPTY_ANSWERS = 100;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration TIME_TO_CANCEL = Duration.ofSeconds(5);

    private final SparkClient client;
    private final SparkRequests requests;
    private final Pause pause;
    private final String id = UUID.randomUUID().toString();
    private Optional<GrpcStream> stream = Optional.empty();
    private Optional<String> lastResponse = Optional.empty();
    private int emptyAnswers;
    private long rows;
    private boolean ended;
    private boolean isClosed;

    SparkExecution(SparkClient client, SparkRequests requests, Pause pause) {
        this.client = client;
        this.requests = requests;
        this.pause = pause;
    }

    /** The operation's id, by which people and the server know it. */
    String id() {
        return id;
    }

    /**
     * Sends the plan. It is sent again only when the server surely has not begun: never, or for a read in a session of
     * which the server knows nothing.
     */
    void begin(ProtoMessage plan, boolean isRead) throws InterruptedException {
        byte[] request = requests.execute(id, plan);
        boolean isFresh = !requests.isKnownToServer();
        try {
            open(new Call(Method.EXECUTE, ACTION, Safety.ONCE), request);
        } catch (SluiceException failure) {
            if (!RetryPolicy.mayHaveBeenTaken(failure)) {
                throw failure;
            }
            try {
                reattach();
            } catch (GrpcFailure refused) {
                if (!refused.status().isLostHandle()) {
                    throw explained(refused);
                }
                if (!isRead || !isFresh) {
                    throw SparkFailures.outOfSight(failure, id);
                }
                again(request);
            }
        } catch (GrpcFailure refused) {
            throw explained(refused);
        }
    }

    private void again(byte[] request) throws InterruptedException {
        try {
            open(new Call(Method.EXECUTE, ACTION, Safety.ONCE), request);
        } catch (GrpcFailure refused) {
            throw explained(refused);
        }
    }

    /** The next message; empty when the server has said that the statement is done. */
    Optional<SparkResponse> next() throws InterruptedException {
        while (!ended) {
            try {
                Optional<byte[]> message = stream.orElseThrow().next();
                if (message.isPresent()) {
                    SparkResponse response = SparkResponse.parse(message.get());
                    remember(response);
                    if (!response.isComplete()) {
                        return Optional.of(response);
                    }
                    ended = true;
                } else {
                    resume();
                }
            } catch (TransportFailure cut) {
                resume();
            } catch (GrpcFailure refused) {
                if (!refused.status().mayPass()) {
                    throw explained(refused);
                }
                resume();
            }
        }
        return Optional.empty();
    }

    private void remember(SparkResponse response) {
        emptyAnswers = 0;
        if (!response.responseId().isEmpty()) {
            lastResponse = Optional.of(response.responseId());
        }
        requests.seen(response.serverSessionId());
        rows += response.batch()
                .map(batch -> batch.piece() == 0 ? batch.rowCount() : 0)
                .orElse(0L);
    }

    private void resume() throws InterruptedException {
        stream.ifPresent(GrpcStream::close);
        stream = Optional.empty();
        if (emptyAnswers == MOST_EMPTY_ANSWERS) {
            throw SparkFailures.silent(id, emptyAnswers);
        }
        if (emptyAnswers > 0) { // once may be the server's habit
            Duration wait = Duration.ofMillis(100L << Math.min(emptyAnswers, 10));
            pause.waitFor(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
        emptyAnswers++;
        try {
            reattach();
        } catch (GrpcFailure refused) {
            throw explained(refused);
        } catch (SluiceException failure) {
            throw SparkFailures.outOfSight(failure, id);
        }
    }

    private void reattach() throws InterruptedException {
        open(
                new Call(Method.REATTACH, "go on with the answer of the statement", Safety.REPEATABLE),
                requests.reattach(id, lastResponse));
    }

    private void open(Call call, byte[] request) throws InterruptedException {
        stream = Optional.of(client.stream(call, request));
    }

    private SluiceException explained(GrpcFailure refused) throws InterruptedException {
        if (refused.status().isLostHandle() && requests.isKnownToServer()) {
            ended = true; // there is nothing left to cancel
            return SparkFailures.lost(id, rows, refused.status());
        }
        ended |= !refused.status().mayPass();
        SluiceException failure = client.explain(ACTION, refused);
        return failure.explainedAs(failure.explanation().withStatementId(id));
    }

    /** Asks the server to stop the statement; whether it took the wish in the time that a person waits for it. */
    boolean cancel() {
        ended = true;
        return quietly(() -> {
            client.single(new Call(Method.INTERRUPT, "cancel the statement", Safety.ONCE), requests.interrupt(id));
        });
    }

    /** Cancels what has not ended, and lets the server forget what has. */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        stream.ifPresent(GrpcStream::close);
        if (!ended) {
            cancel();
        }
        quietly(() -> {
            client.single(new Call(Method.RELEASE, "release the statement", Safety.ONCE), requests.release(id));
        });
    }

    /** A call of whoever is leaving, who waits for a while and keeps the wish to stop. */
    @FunctionalInterface
    interface LastCall {

        void run() throws InterruptedException;
    }

    /** Whether the call was answered well; on a thread of its own, since this one may have been interrupted. */
    static boolean quietly(LastCall call) {
        var answered = new java.util.concurrent.atomic.AtomicBoolean();
        Thread last = Thread.ofVirtual().name("last call").start(() -> {
            try {
                call.run();
                answered.set(true);
            } catch (SluiceException | GrpcFailure | ApiFailure | TransportFailure | InterruptedException e) {
                answered.set(false); // whoever leaves can do no more about it
            }
        });
        boolean interrupted = Thread.interrupted();
        try {
            last.join(TIME_TO_CANCEL);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return answered.get();
    }
}
