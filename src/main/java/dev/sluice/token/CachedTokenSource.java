// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import dev.sluice.error.SluiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Keeps a token while it is good and asks for the next one once, however many threads want it. In the last
 * min(life/2, 5 min) of its life one caller renews it; if that fails, the old one serves until its end.
 */
public final class CachedTokenSource implements TokenSource {

    private static final Duration LONGEST_LEAD = Duration.ofMinutes(5);
    /** After a failed early renewal: long enough not to press an ailing endpoint, short beside the five-minute lead. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

    private final TokenSource origin;
    private final Clock clock;
    private final Object lock = new Object();

    private Optional<AccessToken> held = Optional.empty();
    private Optional<CompletableFuture<AccessToken>> inFlight = Optional.empty();
    private Instant noRenewalBefore = Instant.MIN;

    public CachedTokenSource(TokenSource origin, Clock clock) {
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    public AccessToken token() {
        CompletableFuture<AccessToken> request = new CompletableFuture<>();
        Optional<AccessToken> current;
        Optional<CompletableFuture<AccessToken>> others;
        synchronized (lock) {
            Instant now = clock.instant();
            current = held.filter(token -> token.isValidAt(now));
            others = inFlight;
            if (current.isPresent() && (others.isPresent() || !isDue(current.get(), now))) {
                return current.get();
            }
            if (others.isEmpty()) {
                inFlight = Optional.of(request);
            }
        }
        return others.isPresent() ? join(others.get()) : fetch(request, current);
    }

    private AccessToken fetch(CompletableFuture<AccessToken> request, Optional<AccessToken> current) {
        try {
            AccessToken fresh = origin.token();
            synchronized (lock) {
                held = Optional.of(fresh);
                inFlight = Optional.empty();
            }
            request.complete(fresh);
            return fresh;
        } catch (RuntimeException | Error failure) {
            synchronized (lock) {
                inFlight = Optional.empty();
                noRenewalBefore = clock.instant().plus(PAUSE_AFTER_FAILURE);
            }
            request.completeExceptionally(failure);
            if (failure instanceof SluiceException && current.isPresent()) {
                return current.get();
            }
            throw failure;
        }
    }

    private static AccessToken join(CompletableFuture<AccessToken> request) {
        try {
            return request.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private boolean isDue(AccessToken token, Instant now) {
        if (token.expiresAt().isEmpty() || now.isBefore(noRenewalBefore)) {
            return false;
        }
        Instant end = token.expiresAt().get();
        Duration half = Duration.between(token.obtainedAt(), end).dividedBy(2);
        Duration lead = half.compareTo(LONGEST_LEAD) < 0 ? half : LONGEST_LEAD;
        return !now.isBefore(end.minus(lead));
    }
}
