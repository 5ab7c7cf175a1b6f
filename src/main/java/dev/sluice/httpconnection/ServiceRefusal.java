// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.PermissionDenied;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.http.ApiFailure;
import dev.sluice.http.Json;
import dev.sluice.http.RawResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why Databricks, and not the service, refused a call through a connection (reference 4.4 and 13.3). Words decide, since
 * statuses are not all known; what has Databricks' shape and none of these words keeps the server's own.
 */
enum ServiceRefusal {
    /** A person has to sign in at the provider first: a normal state. */
    LOGIN_FIRST,
    /** The caller has no USE CONNECTION. */
    NO_USE_CONNECTION,
    /** The serverless network policy does not let the workspace reach the host. */
    BLOCKED_DESTINATION,
    /** Our own token was refused. */
    OUR_TOKEN,
    OUR_SCOPE,
    NO_SUCH_CONNECTION,
    /** The workspace could not obtain a token from the provider. */
    EXCHANGE_FAILED,
    LOGIN_PAGE,
    OTHER;

    private static final Pattern LOGIN_ADDRESS = Pattern.compile("visiting (https?://[^\\s\"]+)");
    private static final Pattern BLOCKED_HOST = Pattern.compile("Access to (\\S+) is denied");

    static Optional<ServiceRefusal> of(RawResponse response, byte[] start) {
        if (response.status() < 400) {
            boolean isLogin = response.header("location")
                    .filter(location -> location.matches("(https?://[^/]+)?/(login(\\.html)?([?#].*)?|oidc/.*)"))
                    .isPresent();
            return isLogin ? Optional.of(LOGIN_PAGE) : Optional.empty();
        }
        Optional<JsonNode> body = json(start);
        if (body.isEmpty() || !body.get().has("error_code") || !body.get().has("message")) {
            return new String(start, StandardCharsets.UTF_8).strip().equals("Invalid Token")
                    ? Optional.of(OUR_TOKEN)
                    : Optional.empty();
        }
        String code = body.get().path("error_code").asText();
        String message = body.get().path("message").asText();
        return Optional.of(meaning(code, message));
    }

    private static ServiceRefusal meaning(String code, String message) {
        if (message.contains("Please login first to the connection")
                || message.contains("Credential for user identity")) {
            return LOGIN_FIRST;
        }
        if (message.contains("denied because of serverless network policy")) {
            return BLOCKED_DESTINATION;
        }
        if (message.contains("does not have USE CONNECTION")) {
            return NO_USE_CONNECTION;
        }
        if (message.contains("required scopes")) {
            return OUR_SCOPE;
        }
        if (message.contains("Invalid access token") || message.contains("Credential was not sent")) {
            return OUR_TOKEN;
        }
        if (message.contains("OAuth token exchange failed")) {
            return EXCHANGE_FAILED;
        }
        return code.endsWith("DOES_NOT_EXIST") ? NO_SUCH_CONNECTION : OTHER;
    }

    private static Optional<JsonNode> json(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readTree(text));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    SluiceException explain(HttpConnectionName name, ApiFailure refusal) {
        String said = refusal.error().message();
        return switch (this) {
            case LOGIN_FIRST -> loginRequired(name, said, refusal);
            case NO_USE_CONNECTION ->
                new PermissionDenied(with(
                        refusal,
                        "Databricks did not let the call out: this connection's user has no USE CONNECTION on '" + name
                                + "', so no credential was put on it and the service was not called.",
                        "The owner grants it with: sluice grant add connection " + name + " USE CONNECTION --to …"));
            case BLOCKED_DESTINATION ->
                new PermissionDenied(with(
                        refusal,
                        "The network blocked the call (layer 1): the serverless network policy does not let the workspace"
                                + " reach " + group(BLOCKED_HOST, said).orElse("the service")
                                + ". Grants and credential are not the reason.",
                        "An account administrator adds the host to the allowed destinations of the network policy; where"
                                + " the provider's sign-in leads to a second host, that one too."));
            case OUR_TOKEN ->
                new Unauthenticated(with(
                        refusal,
                        "The workspace refused our own credential ("
                                + refusal.error().inWords() + "); the service was not called.",
                        "Check the credential of our connection and its auth-type: sluice check."));
            case OUR_SCOPE ->
                new PermissionDenied(with(
                        refusal,
                        "The workspace refused our token for its scopes ("
                                + refusal.error().inWords() + "); the service was not called.",
                        "Calls through connections need the scope unity-catalog or all-apis."));
            case NO_SUCH_CONNECTION ->
                new NotFound(with(
                        refusal,
                        "There is no HTTP connection '" + name + "' that we can see: "
                                + refusal.error().inWords() + ".",
                        "sluice hc list shows those that are visible; one in a schema is named catalog.schema.name."));
            case EXCHANGE_FAILED ->
                new Unauthenticated(with(
                        refusal,
                        "The workspace could not obtain a token from the provider: "
                                + refusal.error().inWords() + ".",
                        "The client's secret is wrong or has expired, or it is shown where the provider does not want it"
                                + " (--exchange header_and_body, body_only or header_only): sluice hc update " + name
                                + " --client-secret-file FILE."));
            case LOGIN_PAGE ->
                new Unavailable(with(
                        refusal,
                        "The workspace sent us to its login page instead of answering (HTTP "
                                + refusal.error().status() + ").",
                        "Check host of our connection; a host that serves several workspaces needs workspace-id."));
            case OTHER ->
                new Unexpected(with(
                        refusal,
                        "Databricks refused the call through '" + name + "': "
                                + refusal.error().inWords() + ".",
                        "If these are the service's own words, it answers in Databricks' shape; -i shows all of it."));
        };
    }

    private static SluiceException loginRequired(HttpConnectionName name, String said, ApiFailure refusal) {
        String address = group(LOGIN_ADDRESS, said).orElse("");
        return new Unauthenticated(with(
                refusal,
                "Nobody has signed in to '" + name + "' yet as this user: the service was not called. That is a normal"
                        + " state of a connection with a sign-in.",
                "Please login first: "
                        + (address.isEmpty() ? "open the connection's page" : "visit " + address)
                        + " and choose Sign in with HTTP, or run sluice hc login " + name + "."));
    }

    static SluiceException withoutRefresh(
            HttpConnectionName name, String rule, Optional<String> requestId, SignInPages pages) {
        return new Unauthenticated(Explanation.of(
                        "The service refused the credential of '" + name
                                + "' (HTTP 401), and nothing in this connection asks for a refresh token: such a connection"
                                + " works for about an hour after each sign-in and then fails.",
                        "This provider gives a refresh token for " + rule
                                + ": recreate the connection with it. Signing in" + " again at " + pages.page(name)
                                + " helps for one more hour.")
                .withRequestId(requestId));
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).replaceFirst("[.,]$", "")) : Optional.empty();
    }

    private static Explanation with(ApiFailure refusal, String message, String remedy) {
        return Explanation.of(message, remedy)
                .withRequestId(refusal.error().requestId())
                .causedBy(refusal);
    }
}
