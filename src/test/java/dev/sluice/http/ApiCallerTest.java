// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException;
import dev.sluice.http.RetryPolicy.Safety;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiCallerTest {

    private final List<Duration> waits = new ArrayList<>();
    private final RetryPolicy policy =
            new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(60), () -> 0, waits::add);
    private final ApiCaller caller = new ApiCaller(WorkspaceHost.parse("acme.example"), policy);
    private final Deque<RuntimeException> troubles = new ArrayDeque<>();
    private int calls;

    @Test
    void waitsLongerBeforeEachTry() throws Exception {
        troubles.add(status(503));
        troubles.add(status(500));
        troubles.add(status(429));
        assertThat(call(Safety.REPEATABLE)).isEqualTo("done");
        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void waitsAsLongAsTheServerAsksButNotForever() throws Exception {
        troubles.add(status(429, Duration.ofSeconds(7)));
        troubles.add(status(503, Duration.ofHours(1)));
        assertThat(call(Safety.ONCE)).isEqualTo("done");
        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(60));
    }

    @Test
    void neverSendsAStatementAgainThatMayHaveArrived() {
        for (RuntimeException trouble : List.of(
                status(500),
                status(502),
                status(503),
                status(504),
                new IllegalStateException(new SocketException("reset")))) {
            calls = 0;
            troubles.add(trouble);
            assertThatThrownBy(() -> call(Safety.ONCE))
                    .isInstanceOfSatisfying(
                            SluiceException.Unavailable.class,
                            failure -> assertThat(RetryPolicy.mayHaveBeenTaken(failure))
                                    .isTrue());
            assertThat(calls).as("calls after " + trouble).isEqualTo(1);
        }
    }

    @Test
    void knowsThatACallWasNotTakenWhichWasRefusedForTheRateOfCalls() {
        for (int i = 0; i < 4; i++) {
            troubles.add(status(429));
        }
        assertThatThrownBy(() -> call(Safety.ONCE))
                .isInstanceOfSatisfying(
                        SluiceException.Unavailable.class,
                        failure -> assertThat(RetryPolicy.mayHaveBeenTaken(failure))
                                .isFalse());
    }

    @Test
    void sendsAStatementAgainWhenTheConnectionWasRefused() throws Exception {
        troubles.add(new IllegalStateException(new ConnectException("Connection refused")));
        assertThat(call(Safety.ONCE)).isEqualTo("done");
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void givesUpAfterTheLastTryWithTheServersWords() {
        for (int i = 0; i < 4; i++) {
            troubles.add(status(429));
        }
        assertThatThrownBy(() -> call(Safety.REPEATABLE))
                .isInstanceOf(SluiceException.Unavailable.class)
                .hasMessage("Could not try it: https://acme.example answered busy (HTTP 429).");
        assertThat(calls).isEqualTo(4);
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        troubles.add(status(404));
        assertThatThrownBy(() -> call(Safety.REPEATABLE)).isInstanceOf(SluiceException.NotFound.class);
        assertThat(calls).isEqualTo(1);
    }

    private String call(Safety safety) throws InterruptedException {
        return caller.call("try it", safety, () -> {
            calls++;
            if (!troubles.isEmpty()) {
                throw troubles.poll();
            }
            return "done";
        });
    }

    private static ApiFailure status(int status) {
        return new ApiFailure(error(status), Optional.empty());
    }

    private static ApiFailure status(int status, Duration retryAfter) {
        return new ApiFailure(error(status), Optional.of(retryAfter));
    }

    private static ApiError error(int status) {
        return ApiError.parse(status, "application/json", "{\"message\":\"busy\"}", Optional.empty(), Optional.empty());
    }
}
