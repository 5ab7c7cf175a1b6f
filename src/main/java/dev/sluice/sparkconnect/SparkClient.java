// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import dev.sluice.connection.Http2Call;
import dev.sluice.error.SluiceException;
import dev.sluice.http.ApiFailure;
import dev.sluice.http.Pause;
import dev.sluice.http.RetryPolicy.Safety;
import dev.sluice.http.TransportFailure;
import dev.sluice.token.AccessToken;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The calls of the service, each with the headers that lead it to its compute; says what a refusal means. */
final class SparkClient implements AutoCloseable {

    /** The calls that are made, by the names that the service gives them. */
    enum Method {
        EXECUTE("ExecutePlan"),
        REATTACH("ReattachExecute"),
        RELEASE("ReleaseExecute"),
        INTERRUPT("Interrupt"),
        RELEASE_SESSION("ReleaseSession"),
        FETCH_ERROR_DETAILS("FetchErrorDetails");

        private final String path;

        Method(String name) {
            this.path = "/spark.connect.SparkConnectService/" + name;
        }
    }

    /** What a call is for and whether it may be sent twice; {@code action} completes "Could not …". */
    record Call(Method method, String action, Safety safety) {}

    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    /** Spark cuts the words of a status here. */
    private static final int SHORTENED = 2000;

    private final Http2Call calls;
    private final String target;
    private final Map<String, String> routing;
    private final SparkRequests requests;
    private final Pause pause;
    private volatile boolean isReached;

    /** {@code target} is what was called, for words; {@code routing} are the headers that name the compute. */
    SparkClient(Http2Call calls, String target, Map<String, String> routing, SparkRequests requests, Pause pause) {
        this.calls = calls;
        this.target = target;
        this.routing = routing;
        this.requests = requests;
        this.pause = pause;
    }

    /** Begins a call whose answer streams. A status other than OK in its head is a {@link GrpcFailure}. */
    GrpcStream stream(Call call, byte[] message) throws InterruptedException {
        return tried(call, message, GrpcStream::of);
    }

    /** Whether anything has answered yet. */
    boolean isReached() {
        return isReached;
    }

    /** Makes a call whose answer is one message. */
    byte[] single(Call call, byte[] message) throws InterruptedException {
        return tried(call, message, answer -> {
            try (GrpcStream stream = GrpcStream.of(answer)) {
                byte[] first = stream.next().orElseGet(() -> new byte[0]);
                while (stream.next().isPresent()) {
                    // the status stands at the end
                }
                return first;
            }
        });
    }

    private <T> T tried(Call call, byte[] message, Http2Call.Taking<T> taking) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            AccessToken token = calls.token();
            try {
                return calls.post(
                        call.action(),
                        call.safety(),
                        call.method().path,
                        headers(),
                        GrpcStream.framed(message),
                        answer -> {
                            isReached = true;
                            return taking.take(answer);
                        });
            } catch (GrpcFailure refused) {
                GrpcStatus status = refused.status();
                boolean isAnotherToken = status.code() == GrpcStatus.UNAUTHENTICATED && calls.discard(token);
                boolean isWorthIt = isAnotherToken || (call.safety() == Safety.REPEATABLE && status.mayPass());
                if (!isWorthIt || attempt == ATTEMPTS) {
                    throw refused;
                }
                if (!isAnotherToken) {
                    pause.waitFor(FIRST_WAIT.multipliedBy(1L << (attempt - 1)));
                }
            }
        }
    }

    private Map<String, String> headers() {
        Map<String, String> all = new java.util.LinkedHashMap<>(routing);
        all.put("content-type", "application/grpc");
        all.put("te", "trailers");
        return all;
    }

    /** What a refusal means; asks the server for the whole of its words where the status has a part of them. */
    SluiceException explain(String action, GrpcFailure refused) throws InterruptedException {
        GrpcStatus status = refused.status();
        Optional<String> errorId = status.detail("errorId");
        boolean isShortened = status.message().length() >= SHORTENED
                || SparkFailures.sqlState(status).isEmpty();
        if (errorId.isPresent() && isShortened) {
            status = whole(status, errorId.get());
        }
        return SparkFailures.explain(action, target, status);
    }

    private GrpcStatus whole(GrpcStatus status, String errorId) throws InterruptedException {
        try {
            Call call = new Call(Method.FETCH_ERROR_DETAILS, "read what failed", Safety.ONCE);
            return ErrorDetails.parse(single(call, requests.fetchErrorDetails(errorId)))
                    .completing(status);
        } catch (GrpcFailure | SluiceException | ApiFailure | TransportFailure notTold) {
            return status; // then the part that came has to do
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
