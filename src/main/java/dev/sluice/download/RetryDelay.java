// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.http.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before a request to result storage is made again. */
final class RetryDelay {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** What storage may ask for at most: a link lives 15 minutes, and a person waits. */
    private static final Duration LONGEST_ASKED = Duration.ofSeconds(60);

    private RetryDelay() {}

    /** Doubles with every failure in a row (the first is 1), with up to a quarter added so that threads spread. */
    static Duration afterFailure(int failures) {
        Duration delay = FIRST.multipliedBy(1L << Math.clamp(failures - 1, 0, 10));
        long millis = Math.min(delay.toMillis(), LONGEST.toMillis());
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    }

    /** Reads {@code Retry-After}, seconds or a date; empty when there is none that can be read. */
    static Optional<Duration> asked(String retryAfter, Clock clock) {
        return RetryAfter.parse(retryAfter, clock)
                .map(asked -> asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked);
    }
}
