// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.error.OneLine;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a new HTTP connection proves itself to its service: one record a method, checked before anything is sent. */
public sealed interface HttpConnectionAuth {

    AuthMethod method();

    /** The options that the method adds, in the order in which they are shown (reference 3.4). */
    Map<String, StoredSecret> secrets();

    /** The same for what is no secret. */
    Map<String, String> plain();

    /** A static token that every caller shares. */
    record BearerToken(StoredSecret token) implements HttpConnectionAuth {

        @Override
        public AuthMethod method() {
            return AuthMethod.BEARER_TOKEN;
        }

        @Override
        public Map<String, StoredSecret> secrets() {
            return Map.of("bearer_token", token);
        }

        @Override
        public Map<String, String> plain() {
            return Map.of();
        }
    }

    /** Client credentials of the service's own OAuth. */
    record OAuthM2m(OAuthClient client, String tokenEndpoint, String scope) implements HttpConnectionAuth {

        public OAuthM2m {
            requireHttps("token endpoint", "--token-endpoint", tokenEndpoint);
            if (scope.isBlank()) {
                throw new InvalidSettings(
                        "OAuth M2M needs the scopes to ask for, and none were given.",
                        "Give them with --scope, separated by blanks.");
            }
        }

        @Override
        public AuthMethod method() {
            return AuthMethod.OAUTH_M2M;
        }

        @Override
        public Map<String, StoredSecret> secrets() {
            return client.secrets();
        }

        @Override
        public Map<String, String> plain() {
            Map<String, String> options = client.plain();
            options.put("oauth_scope", scope);
            options.put("token_endpoint", tokenEndpoint);
            return options;
        }
    }

    /** One person's sign-in for all callers; the code of that sign-in is redeemed while the connection is created. */
    record OAuthU2mShared(OAuthClient client, SignInEndpoints endpoints, OneTimeCode code)
            implements HttpConnectionAuth {

        @Override
        public AuthMethod method() {
            return AuthMethod.OAUTH_U2M_SHARED;
        }

        @Override
        public Map<String, StoredSecret> secrets() {
            Map<String, StoredSecret> secrets = new LinkedHashMap<>(client.secrets());
            secrets.put("authorization_code", new StoredSecret.Value(code.code()));
            code.verifier().ifPresent(verifier -> secrets.put("pkce_verifier", new StoredSecret.Value(verifier)));
            return secrets;
        }

        @Override
        public Map<String, String> plain() {
            Map<String, String> options = endpoints.addTo(client.plain());
            options.put("oauth_redirect_uri", code.redirectUri());
            return options;
        }
    }

    /** Each caller signs in for himself, and the service sees each by his own name. */
    record OAuthU2mPerUser(OAuthClient client, SignInEndpoints endpoints) implements HttpConnectionAuth {

        @Override
        public AuthMethod method() {
            return AuthMethod.OAUTH_U2M_PER_USER;
        }

        @Override
        public Map<String, StoredSecret> secrets() {
            return client.secrets();
        }

        @Override
        public Map<String, String> plain() {
            return endpoints.addTo(client.plain());
        }
    }

    /** As per user, with a client that the provider of an MCP server registered for us (reference 13.6). */
    record DynamicRegistration(String clientId, Optional<Secret> clientSecret, SignInEndpoints endpoints)
            implements HttpConnectionAuth {

        @Override
        public AuthMethod method() {
            return AuthMethod.DYNAMIC_REGISTRATION;
        }

        /** A public client has an empty secret, which is sent as such. */
        @Override
        public Map<String, StoredSecret> secrets() {
            return Map.of("client_secret", new StoredSecret.Value(clientSecret.orElse(Secret.of(""))));
        }

        @Override
        public Map<String, String> plain() {
            Map<String, String> options = new LinkedHashMap<>();
            options.put("client_id", clientId);
            options.put("oauth_credential_exchange_method", CredentialExchange.HEADER_AND_BODY.word());
            return endpoints.addTo(options);
        }
    }

    /** The client that was registered at the provider, and how its credential is shown. */
    record OAuthClient(String id, StoredSecret secret, CredentialExchange exchange) {

        Map<String, StoredSecret> secrets() {
            return Map.of("client_secret", secret);
        }

        Map<String, String> plain() {
            Map<String, String> options = new LinkedHashMap<>();
            options.put("client_id", id);
            options.put("oauth_credential_exchange_method", exchange.word());
            return options;
        }
    }

    /** Where people sign in, where codes and refresh tokens are redeemed, and for which scopes. */
    record SignInEndpoints(String authorization, String token, String scope) {

        public SignInEndpoints {
            requireHttps("authorization endpoint", "--authorization-endpoint", authorization);
            requireHttps("token endpoint", "--token-endpoint", token);
        }

        /** Refuses what is known to stop working after an hour. */
        public SignInEndpoints requireRefresh() {
            RefreshRule.trouble(scope, authorization).ifPresent(rule -> {
                throw new InvalidSettings(
                        "Without a refresh token this connection works for about an hour and then fails, and nothing that"
                                + " was given asks for one.",
                        "This provider gives one for " + rule + ": add it, or insist with --without-refresh-token.");
            });
            return this;
        }

        Map<String, String> addTo(Map<String, String> options) {
            if (!scope.isBlank()) {
                options.put("oauth_scope", scope);
            }
            options.put("authorization_endpoint", authorization);
            options.put("token_endpoint", token);
            return options;
        }
    }

    /** What one sign-in brought back; it is good once and for a short time. */
    record OneTimeCode(Secret code, Optional<Secret> verifier, String redirectUri) {}

    private static void requireHttps(String what, String flag, String url) {
        boolean isHttps;
        try {
            URI uri = URI.create(url);
            isHttps = "https".equals(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (IllegalArgumentException notAUrl) {
            isHttps = false;
        }
        if (!isHttps) {
            throw new InvalidSettings(
                    url.isBlank()
                            ? "The " + what + " is missing."
                            : "The " + what + " '" + OneLine.of(url)
                                    + "' is no https URL; every OAuth endpoint must be one.",
                    "Give it as in " + flag + " https://provider.example/oauth.");
        }
    }
}
