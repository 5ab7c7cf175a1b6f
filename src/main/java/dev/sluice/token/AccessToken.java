// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import dev.sluice.settings.Secret;
import java.time.Instant;
import java.util.Optional;

/** A bearer token and the time it lives; a personal access token, whose end nobody tells us, has no expiry. */
public record AccessToken(Secret value, Instant obtainedAt, Optional<Instant> expiresAt) {

    public static AccessToken withoutExpiry(Secret value, Instant obtainedAt) {
        return new AccessToken(value, obtainedAt, Optional.empty());
    }

    public static AccessToken until(Secret value, Instant obtainedAt, Instant expiresAt) {
        return new AccessToken(value, obtainedAt, Optional.of(expiresAt));
    }

    boolean isValidAt(Instant now) {
        return expiresAt.map(now::isBefore).orElse(true);
    }
}
