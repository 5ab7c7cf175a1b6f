// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.error.Explanation;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.settings.Secret;
import dev.sluice.settings.Settings;
import dev.sluice.token.AccessToken;
import dev.sluice.token.JwtExpiry;
import dev.sluice.token.TokenSource;
import java.time.Instant;
import java.util.Optional;

/** An access token obtained elsewhere and passed through; nothing here can renew it. */
public record TokenPassThrough(Secret token) implements AuthType {

    static TokenPassThrough from(Settings settings) {
        return new TokenPassThrough(settings.requireSecret("token"));
    }

    @Override
    public String name() {
        return "token";
    }

    @Override
    public TokenSource openTokenSource(AuthContext context) {
        Optional<Instant> end = JwtExpiry.of(token);
        AccessToken passed = new AccessToken(token, context.clock().instant(), end);
        return () -> {
            if (end.isPresent() && !context.clock().instant().isBefore(end.get())) {
                throw new Unauthenticated(Explanation.of(
                                "The token that was passed in expired at " + end.get()
                                        + ", and auth type token cannot renew it.",
                                "Obtain a new one where this one came from, or use an auth type that renews its tokens, such as"
                                        + " oauth-m2m.")
                        .withId(FailureId.TOKEN_EXPIRED));
            }
            return passed;
        };
    }
}
