// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.RecordedRequest;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.WorkspaceState;
import java.time.Clock;
import java.util.Locale;

/** Tells who calls from the bearer token, or refuses in the recorded words. */
public final class Callers {

    private final WorkspaceState state;
    private final SigningKey key;
    private final Clock clock;
    private final EntraIssuer entra;

    Callers(WorkspaceState state, SigningKey key, Clock clock, EntraIssuer entra) {
        this.state = state;
        this.key = key;
        this.clock = clock;
        this.entra = entra;
    }

    /** The name of the caller. */
    public String caller(RecordedRequest request) {
        String authorization = request.header("authorization");
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            throw refusal(401, "Credential was not sent or was of an unsupported type for this API.");
        }
        String token = authorization.substring("bearer ".length()).strip();
        if (state.tokens().contains(token)) {
            return state.user();
        }
        // an expired token is refused like a revoked one (guessed)
        return key.claims(token)
                .filter(claims -> claims.path("exp").asLong() > clock.instant().getEpochSecond())
                .map(claims -> claims.path("sub").asText())
                .or(() -> entra.caller(token, request))
                .orElseThrow(() -> refusal(403, "Invalid access token."));
    }

    private static Refusal refusal(int status, String message) {
        ObjectNode body = Json.object().put("error_code", status).put("message", message);
        Reply reply = new Reply(
                        status,
                        java.util.Map.of("Content-Type", "application/json; charset=utf-8"),
                        new Reply.Bytes(Json.bytes(body)))
                .with("x-databricks-reason-phrase", message);
        return new Refusal(status == 401 ? reply.with("www-authenticate", "Bearer realm=\"DatabricksRealm\"") : reply);
    }
}
