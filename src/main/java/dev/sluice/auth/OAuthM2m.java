// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.oauth.TokenRequest;
import dev.sluice.settings.Secret;
import dev.sluice.settings.Settings;
import dev.sluice.token.TokenSource;
import java.util.Optional;

/** OAuth for a service principal: trades a client id and secret for short-lived tokens. */
public record OAuthM2m(String clientId, Secret clientSecret, String scopes, String tokenPath) implements AuthType {

    static OAuthM2m from(Settings settings) {
        return new OAuthM2m(
                settings.require("client-id"),
                settings.requireSecret("client-secret"),
                settings.require("scopes"), // shipped in auth-types.properties under %oauth-m2m
                settings.require("token-path"));
    }

    @Override
    public String name() {
        return "oauth-m2m";
    }

    @Override
    public TokenSource openTokenSource(AuthContext context) {
        TokenRequest request =
                TokenRequest.clientCredentials(context.host().resolve(tokenPath), clientId, clientSecret, scopes);
        return context.cached(
                context.key(this, clientId, scopes, Optional.of(clientSecret)),
                before -> context.tokenEndpoint().exchange(request));
    }
}
