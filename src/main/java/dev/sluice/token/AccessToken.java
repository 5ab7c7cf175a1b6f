// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import dev.sluice.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A bearer token and the time it lives; a personal access token, whose end nobody tells us, has no expiry. */
public record AccessToken(Secret value, Instant obtainedAt, Optional<Instant> expiresAt) {

    /** Until the year 9999: what ends later ends never. */
    private static final long LONGEST_SECONDS = 250_000_000_000L;

    private static final Duration LONGEST_LEAD = Duration.ofMinutes(5);

    public static AccessToken withoutExpiry(Secret value, Instant obtainedAt) {
        return new AccessToken(value, obtainedAt, Optional.empty());
    }

    public static AccessToken until(Secret value, Instant obtainedAt, Instant expiresAt) {
        return new AccessToken(value, obtainedAt, Optional.of(expiresAt));
    }

    /** The end of a life as a server tells it, which may be any number. */
    public static Instant end(Instant from, long seconds) {
        return from.plusSeconds(Math.clamp(seconds, -LONGEST_SECONDS, LONGEST_SECONDS));
    }

    public boolean isValidAt(Instant now) {
        return expiresAt.map(now::isBefore).orElse(true);
    }

    /** Whether the last min(life/2, 5 min) of its life has begun, in which it is to be renewed. */
    boolean isDueAt(Instant now) {
        if (expiresAt.isEmpty()) {
            return false;
        }
        Instant end = expiresAt.get();
        Duration half = Duration.between(obtainedAt, end).dividedBy(2);
        Duration lead = half.compareTo(LONGEST_LEAD) < 0 ? half : LONGEST_LEAD;
        return !now.isBefore(end.minus(lead));
    }
}
