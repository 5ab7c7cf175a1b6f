// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.settings.Secret;
import dev.sluice.settings.Settings;
import dev.sluice.token.AccessToken;
import dev.sluice.token.TokenSource;

/** A personal access token: sent as it is, never renewed. */
public record PersonalAccessToken(Secret token) implements AuthType {

    static PersonalAccessToken from(Settings settings) {
        return new PersonalAccessToken(settings.requireSecret("token"));
    }

    @Override
    public String name() {
        return "pat";
    }

    @Override
    public TokenSource openTokenSource(AuthContext context) {
        AccessToken forever = AccessToken.withoutExpiry(token, context.clock().instant());
        return () -> forever;
    }
}
