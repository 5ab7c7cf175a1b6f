// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import dev.sluice.error.SluiceException;
import dev.sluice.settings.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Keeps a token while it is good and asks for the next one once, however many threads and, through the store, processes
 * want it. In the last min(life/2, 5 min) of its life one caller renews it; if that fails, or another process is at it,
 * the old one serves until its end.
 */
public final class CachedTokenSource implements TokenSource {

    /** After a failed early renewal: long enough not to press an ailing endpoint, short beside the five-minute lead. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

    private final TokenKey key;
    private final TokenStore store;
    private final Renewal renewal;
    private final Clock clock;
    private final Object lock = new Object();

    private Optional<GrantedToken> held = Optional.empty();
    private Optional<Secret> refused = Optional.empty();
    private Optional<CompletableFuture<AccessToken>> inFlight = Optional.empty();
    private Instant noRenewalBefore = Instant.MIN;

    /** A source whose tokens are kept in a store under a key. */
    public CachedTokenSource(TokenKey key, TokenStore store, Renewal renewal, Clock clock) {
        this.key = key;
        this.store = store;
        this.renewal = renewal;
        this.clock = clock;
    }

    /** A source whose tokens stay in memory. */
    public CachedTokenSource(TokenSource origin, Clock clock) {
        this(new TokenKey("", "", "", "", ""), TokenStore.none(), before -> GrantedToken.of(origin.token()), clock);
    }

    @Override
    public AccessToken token() {
        CompletableFuture<AccessToken> request = new CompletableFuture<>();
        Optional<AccessToken> current;
        Optional<CompletableFuture<AccessToken>> others;
        synchronized (lock) {
            Instant now = clock.instant();
            current = held.map(GrantedToken::access).filter(token -> isGood(token, now));
            others = inFlight;
            boolean isLeftAlone = others.isPresent() || now.isBefore(noRenewalBefore);
            if (current.isPresent() && (isLeftAlone || !current.get().isDueAt(now))) {
                return current.get();
            }
            if (others.isEmpty()) {
                inFlight = Optional.of(request);
            }
        }
        return others.isPresent() ? join(others.get()) : fetch(request, current);
    }

    @Override
    public boolean discard(AccessToken token) {
        synchronized (lock) {
            boolean isNews = held.filter(each -> each.access().equals(token)).isPresent()
                    && !refused.equals(Optional.of(token.value()));
            if (isNews) {
                refused = Optional.of(token.value());
            }
            return isNews;
        }
    }

    private AccessToken fetch(CompletableFuture<AccessToken> request, Optional<AccessToken> current) {
        try {
            Optional<AccessToken> fresh = obtain(current);
            synchronized (lock) {
                if (fresh.equals(current)) {
                    noRenewalBefore = clock.instant().plus(PAUSE_AFTER_FAILURE);
                }
                inFlight = Optional.empty();
            }
            request.complete(fresh.orElseThrow());
            return fresh.orElseThrow();
        } catch (RuntimeException | Error failure) {
            synchronized (lock) {
                inFlight = Optional.empty();
            }
            request.completeExceptionally(failure);
            throw failure;
        }
    }

    /** The store's token when that is fresh, else a renewed one, else the one that is good still. */
    private Optional<AccessToken> obtain(Optional<AccessToken> current) {
        Optional<GrantedToken> kept = store.find(key).filter(each -> isGood(each.access(), clock.instant()));
        kept.ifPresent(this::hold);
        if (kept.filter(this::isFresh).isPresent()) {
            return kept.map(GrantedToken::access);
        }
        Optional<AccessToken> fallback = kept.map(GrantedToken::access).or(() -> current);
        try {
            Optional<GrantedToken> renewed = store.renew(key, fallback.isEmpty(), this::renewUnlessFresh);
            renewed.ifPresent(this::hold);
            return renewed.map(GrantedToken::access).or(() -> fallback);
        } catch (SluiceException failure) {
            if (fallback.isEmpty()) {
                throw failure;
            }
            synchronized (lock) {
                noRenewalBefore = clock.instant().plus(PAUSE_AFTER_FAILURE);
            }
            return fallback;
        }
    }

    /** Another process may have been first; what this one holds may be newer than the store when that cannot be written. */
    private GrantedToken renewUnlessFresh(Optional<GrantedToken> stored) {
        if (stored.filter(this::isFresh).isPresent()) {
            return stored.get();
        }
        Optional<GrantedToken> mine;
        synchronized (lock) {
            mine = held;
        }
        boolean isMineNewer = mine.isPresent()
                && stored.map(each -> each.access().obtainedAt())
                        .filter(at -> !at.isBefore(mine.get().access().obtainedAt()))
                        .isEmpty();
        Optional<GrantedToken> before = isMineNewer ? mine : stored;
        GrantedToken renewed = renewal.renew(before);
        return before.map(renewed::after).orElse(renewed);
    }

    private void hold(GrantedToken granted) {
        synchronized (lock) {
            held = Optional.of(granted);
        }
    }

    private boolean isFresh(GrantedToken granted) {
        Instant now = clock.instant();
        return isGood(granted.access(), now) && !granted.access().isDueAt(now);
    }

    private boolean isGood(AccessToken token, Instant now) {
        synchronized (lock) {
            return token.isValidAt(now) && !refused.equals(Optional.of(token.value()));
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
}
