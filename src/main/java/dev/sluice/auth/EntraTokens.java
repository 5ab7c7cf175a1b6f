// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.token.AccessToken;
import dev.sluice.token.GrantedToken;
import java.time.Duration;

/** What is particular about tokens of Entra ID. */
final class EntraTokens {

    /** Databricks refuses one that has 30 seconds or less left (reference 6.4); ten more are for the way. */
    private static final Duration USELESS_BEFORE_END = Duration.ofSeconds(40);

    private EntraTokens() {}

    /** The same grant with such an end. */
    static GrantedToken inTime(GrantedToken granted) {
        return new GrantedToken(inTime(granted.access()), granted.refresh(), granted.scopes());
    }

    /** The same token, ending when it is no longer of use. */
    static AccessToken inTime(AccessToken token) {
        return new AccessToken(
                token.value(), token.obtainedAt(), token.expiresAt().map(end -> end.minus(USELESS_BEFORE_END)));
    }
}
