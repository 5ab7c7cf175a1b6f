// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.RecordedRequest;
import dev.sluice.local.state.Entra;
import dev.sluice.local.state.Json;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Tokens of the Entra stand-in: signed by a key of their own, each for one resource. */
public final class EntraIssuer {

    /** Databricks as a resource (reference 7). */
    public static final String DATABRICKS = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";

    /** Databricks refuses a token that has so many seconds or fewer left. */
    private static final long USELESS_SECONDS = 30;

    private final Entra state;
    private final Clock clock;
    private final SigningKey key = new SigningKey();

    public EntraIssuer(Entra state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** A token for one resource. */
    public String sign(String subject, String resource) {
        long now = clock.instant().getEpochSecond();
        return key.sign(Json.object()
                .put("iss", "https://sts.windows.net/" + state.tenant() + "/")
                .put("tid", state.tenant())
                .put("aud", resource)
                .put("sub", subject)
                .put("iat", now)
                .put("exp", now + state.tokenSeconds())
                .put("jti", UUID.randomUUID().toString()));
    }

    public ObjectNode answer(String subject, String resource) {
        return Json.object()
                .put("token_type", "Bearer")
                .put("expires_in", state.tokenSeconds())
                .put("ext_expires_in", state.tokenSeconds())
                .put("access_token", sign(subject, resource));
    }

    public long expiry() {
        return clock.instant().getEpochSecond() + state.tokenSeconds();
    }

    /** Who the workspace takes the bearer of such a token for; empty when it is none, or of no use. */
    Optional<String> caller(String token, RecordedRequest request) {
        return live(token)
                .filter(claims -> claims.path("aud").asText().equals(DATABRICKS))
                .map(claims -> claims.path("sub").asText())
                .filter(subject -> isMember(subject) || isLetIn(request));
    }

    private boolean isMember(String subject) {
        return state.apps().stream().noneMatch(each -> each.clientId().equals(subject) && each.isOutsider());
    }

    /** Both headers together let an outsider with a role in Azure in (reference 7.2). */
    private boolean isLetIn(RecordedRequest request) {
        String management = request.header("x-databricks-azure-sp-management-token");
        String resource = request.header("x-databricks-azure-workspace-resource-id");
        return management != null
                && resource != null
                && live(management)
                        .filter(claims -> claims.path("aud").asText().startsWith("https://management."))
                        .isPresent();
    }

    private Optional<JsonNode> live(String token) {
        return key.claims(token)
                .filter(claims -> claims.path("exp").asLong() > clock.instant().getEpochSecond() + USELESS_SECONDS);
    }
}
