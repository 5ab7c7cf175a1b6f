// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.SluiceException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * How often and how long after each other a call is tried. Retry-After replaces the back-off, up to
 * {@code longestWait}; otherwise the wait doubles from {@code firstWait}, with up to a fifth of jitter.
 */
public record RetryPolicy(
        int attempts,
        Duration firstWait,
        Duration longestWait,
        DoubleSupplier random,
        Pause pause,
        Consumer<Retry> listener) {

    public RetryPolicy(int attempts, Duration firstWait, Duration longestWait, DoubleSupplier random, Pause pause) {
        this(attempts, firstWait, longestWait, random, pause, _ -> {});
    }

    /** Whether the call may be sent again once its body may have arrived. */
    public enum Safety {
        /** Reads and whatever else may be done twice. */
        REPEATABLE,
        /** A statement, or anything else that changes state: only what surely was not taken is sent again. */
        ONCE
    }

    /** Five attempts over some seconds; a server that names a time is waited for up to a minute. */
    public static RetryPolicy standard() {
        return new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(60), Math::random, Pause.sleeping());
    }

    /** The same, and one more listener hears of each further try, before the wait for it. */
    public RetryPolicy telling(Consumer<Retry> further) {
        return new RetryPolicy(attempts, firstWait, longestWait, random, pause, listener.andThen(further));
    }

    /** Waits as long as it takes until the next try is due, and says so. */
    void waitAfter(int attempt, String action, RuntimeException failure) throws InterruptedException {
        Duration wait = waitBefore(attempt, failure);
        String why = failure instanceof TransportFailure broken ? broken.words() : String.valueOf(failure.getMessage());
        listener.accept(new Retry(action, why, wait, attempt + 1, attempts));
        pause.waitFor(wait);
    }

    /** 429 always, 503 with Retry-After and a refused connection for everything; other trouble only where it is safe. */
    boolean isWorthAnotherTry(RuntimeException failure, Safety safety) {
        if (failure instanceof ApiFailure refusal) {
            int status = refusal.error().status();
            return isSurelyNotTaken(refusal)
                    || (safety == Safety.REPEATABLE && (status == 500 || (status >= 502 && status <= 504)));
        }
        if (failure instanceof TransportFailure broken) {
            return broken.neverConnected() || (safety == Safety.REPEATABLE && broken.mayPass());
        }
        return false;
    }

    private static boolean isSurelyNotTaken(ApiFailure refusal) {
        int status = refusal.error().status();
        return status == 429 || (status == 503 && refusal.retryAfter().isPresent());
    }

    /** Whether the server may have done what a failed call asked for: its answer was lost, or came from something before it. */
    public static boolean mayHaveBeenTaken(SluiceException failure) {
        return switch (failure.getCause()) {
            case ApiFailure refusal -> refusal.error().status() >= 500 && !isSurelyNotTaken(refusal);
            case TransportFailure broken -> broken.mayHaveArrived();
            case null, default -> false;
        };
    }

    Duration waitBefore(int attempt, RuntimeException failure) {
        Optional<Duration> asked = failure instanceof ApiFailure refusal ? refusal.retryAfter() : Optional.empty();
        if (asked.isPresent()) {
            return asked.get().compareTo(longestWait) < 0 ? asked.get() : longestWait;
        }
        double jitter = 1 + random.getAsDouble() / 5;
        Duration wait = Duration.ofMillis((long) (firstWait.toMillis() * Math.pow(2, attempt - 1) * jitter));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
