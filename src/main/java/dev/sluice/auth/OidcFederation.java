// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.oauth.DocumentRequest;
import dev.sluice.oauth.TokenRequest;
import dev.sluice.settings.Secret;
import dev.sluice.settings.Settings;
import dev.sluice.token.AccessToken;
import dev.sluice.token.CachedTokenSource;
import dev.sluice.token.TokenSource;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Workload identity: exchanges a token that the platform vouches for against one of the workspace (RFC 8693). The tokens
 * stay in memory: two workloads that share a home directory may not be the same one.
 *
 * @param clientId of the service principal whose policy trusts the workload; empty for a policy of the whole account
 */
public record OidcFederation(
        IdentitySource source, Optional<String> audience, Optional<String> clientId, String scopes, String tokenPath)
        implements AuthType {

    static OidcFederation from(Settings settings) {
        return new OidcFederation(
                IdentitySource.from(settings),
                settings.text("token-audience"),
                settings.text("client-id"),
                settings.require("scopes"),
                settings.require("token-path"));
    }

    @Override
    public String name() {
        return "oidc-federation";
    }

    @Override
    public TokenSource openTokenSource(AuthContext context) {
        return new CachedTokenSource(() -> exchange(context), context.clock());
    }

    private AccessToken exchange(AuthContext context) {
        URI endpoint = context.host().resolve(tokenPath);
        Secret identity = source.token(context, () -> audience(context, endpoint));
        try {
            return clientId.isPresent()
                    ? context.tokenEndpoint()
                            .exchange(TokenRequest.exchange(endpoint, clientId.get(), identity, scopes))
                            .access()
                    : exchangeForAccount(context, endpoint, identity);
        } catch (Unauthenticated | Unexpected refusal) {
            throw new Unauthenticated(refusal.explanation()
                    .withRemedy("A federation policy of "
                            + clientId.map(id -> "the service principal " + id).orElse("the account")
                            + " has to name exactly this workload. "
                            + IdentityClaims.inWords(identity)));
        }
    }

    /** A policy of the account wants no client id (reference 6.2), and the OIDC client cannot leave it out. */
    private AccessToken exchangeForAccount(AuthContext context, URI endpoint, Secret identity) {
        Map<String, Secret> form = Map.of(
                "grant_type", Secret.of("urn:ietf:params:oauth:grant-type:token-exchange"),
                "subject_token", identity,
                "subject_token_type", Secret.of("urn:ietf:params:oauth:token-type:jwt"),
                "scope", Secret.of(scopes));
        JsonNode answer = context.documents().read(DocumentRequest.post("obtain a token", endpoint, form));
        return new PrintedToken(context.clock().instant(), ZoneOffset.UTC)
                .read(answer.toString())
                .orElseThrow(() -> new Unauthenticated(Explanation.of(
                        context.host() + " answered the exchange without an access_token.",
                        "Check that host is the address of a Databricks workspace.")));
    }

    /** The setting, else what the workspace says, else the token endpoint itself (reference 6.6). */
    private String audience(AuthContext context, URI endpoint) {
        return audience.or(() -> announced(context)).orElse(endpoint.toString());
    }

    private static Optional<String> announced(AuthContext context) {
        URI document = context.host().resolve("/.well-known/databricks-config");
        try {
            JsonNode config =
                    context.documents().read(DocumentRequest.get("read what the workspace says of itself", document));
            return Optional.of(config.path("token_federation_default_oidc_audiences")
                            .path(0)
                            .asText(""))
                    .filter(name -> !name.isBlank());
        } catch (SluiceException notSaid) {
            return Optional.empty(); // best effort: if the workspace is not there, the exchange says so
        }
    }
}
