// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.WorkspaceState;
import java.time.Clock;
import java.util.Map;

/** Workload identity: a test issuer of identity tokens, and the workspace's trust in it (reference 6.6). */
public final class Federation {

    /** Who the identity tokens are from. */
    public static final String ISSUER = "https://issuer.example";

    private static final long TOKEN_SECONDS = 600;

    private final WorkspaceState state;
    private final Clock clock;
    private final SigningKey key = new SigningKey();

    public Federation(WorkspaceState state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** An identity token, as a platform hands it to a workload. */
    public String identityToken(String subject, String audience) {
        long now = clock.instant().getEpochSecond();
        return key.sign(Json.object()
                .put("iss", ISSUER)
                .put("sub", subject)
                .put("aud", audience)
                .put("iat", now)
                .put("exp", now + TOKEN_SECONDS));
    }

    /** Whom an exchange is for; every refusal is guessed. */
    String subject(Map<String, String> form) {
        if (!form.getOrDefault("subject_token_type", "").equals("urn:ietf:params:oauth:token-type:jwt")) {
            throw AuthorizationServer.oauthError(400, "invalid_request", "The subject_token_type is not supported");
        }
        JsonNode claims = key.claims(form.getOrDefault("subject_token", ""))
                .filter(each -> each.path("exp").asLong() > clock.instant().getEpochSecond())
                .orElseThrow(() -> AuthorizationServer.oauthError(
                        400, "invalid_grant", "The subject token is invalid, expired or of an unknown issuer"));
        String client = form.getOrDefault("client_id", "");
        if (client.isEmpty()) {
            return claims.path("sub").asText();
        }
        boolean isKnown = state.servicePrincipals().stream()
                .anyMatch(each -> each.clientId().equals(client));
        if (!isKnown) {
            throw AuthorizationServer.oauthError(401, "invalid_client", "Client authentication failed");
        }
        return client;
    }
}
