// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import dev.sluice.token.AccessToken;
import dev.sluice.token.TokenSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells a listener how long each token took. */
record TimedTokens(TokenSource tokens, Clock clock, ConnectionListener listener) implements TokenSource {

    @Override
    public AccessToken token() {
        Instant asked = clock.instant();
        try {
            return tokens.token();
        } finally {
            listener.tokenTook(Duration.between(asked, clock.instant()));
        }
    }

    @Override
    public boolean discard(AccessToken refused) {
        return tokens.discard(refused);
    }
}
