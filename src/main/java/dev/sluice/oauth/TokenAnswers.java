// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.http.ApiError;
import dev.sluice.http.Json;
import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps what a token endpoint said when it gave no token, by the id of the client that asked: the OIDC client's own
 * exception carries the body but neither status nor headers.
 */
@Singleton
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
class TokenAnswers implements OidcResponseFilter {

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** An answer without a token, and its Retry-After as it came. */
    record Answer(ApiError error, Optional<String> retryAfter) {}

    @Override
    public Uni<Void> filter(OidcResponseFilterContext response) {
        String client = response.requestProperties().get("client-id");
        String body =
                response.responseBody() == null ? "" : response.responseBody().toString();
        if (client != null && !(response.statusCode() == 200 && hasToken(body))) {
            answers.put(
                    client,
                    new Answer(
                            errorOf(response, body),
                            Optional.ofNullable(response.responseHeaders().get("Retry-After"))));
        }
        return Uni.createFrom().voidItem();
    }

    /** Gives the answer once. */
    Optional<Answer> take(String client) {
        return Optional.ofNullable(answers.remove(client));
    }

    private static ApiError errorOf(OidcResponseFilterContext response, String body) {
        String type = response.responseHeaders().get("Content-Type");
        ApiError error = ApiError.parse(
                response.statusCode(),
                type == null ? "" : type,
                body,
                Optional.ofNullable(response.responseHeaders().get("x-request-id")),
                Optional.ofNullable(response.responseHeaders().get("Location")));
        // what claims success may hold anything, also half a token: its own words are not repeated
        boolean isShown = response.statusCode() != 200 || error.isPage();
        return isShown
                ? error
                : new ApiError(200, "", "without an access_token", error.requestId(), Optional.empty(), false);
    }

    private static boolean hasToken(String body) {
        try {
            JsonNode token = Json.mapper().readTree(body).path("access_token");
            return token.isTextual() && !token.asText().isBlank();
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }
}
