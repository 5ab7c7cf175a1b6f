// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.connection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.connection.HeldConnection.Held;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.state.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Obtains and renews what a connection shows to its service, as its exchange method says. */
final class Credentials {

    private final Outside outside;
    private final Clock clock;

    Credentials(Outside outside, Clock clock) {
        this.outside = outside;
        this.clock = clock;
    }

    /** The credential for a caller; empty where somebody has to sign in first. */
    Optional<String> of(HeldConnection connection, String caller) throws InterruptedException {
        if (connection.credentialType.equals("BEARER_TOKEN")) {
            return Optional.of(connection.option("bearer_token"));
        }
        String key = connection.isPerUser() ? caller : "";
        Held held = connection.credentials.get(key);
        boolean isM2m = connection.credentialType.equals("OAUTH_M2M");
        if (held == null && !isM2m) {
            return Optional.empty();
        }
        if (held != null && clock.instant().getEpochSecond() < held.end()) {
            return Optional.of(held.access());
        }
        if (isM2m) {
            return Optional.of(obtain(connection, key, Map.of("grant_type", "client_credentials")));
        }
        if (held != null && held.refresh() != null) {
            return Optional.of(
                    obtain(connection, key, Map.of("grant_type", "refresh_token", "refresh_token", held.refresh())));
        }
        // nothing renews it: that the dead token is sent on, and the service's 401 comes back, is guessed
        return Optional.ofNullable(held).map(Held::access);
    }

    /** Redeems a code that the provider gave for somebody. */
    void redeem(HeldConnection connection, String key, String code, String redirect) {
        try {
            obtain(connection, key, Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirect));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String obtain(HeldConnection connection, String key, Map<String, String> grant)
            throws InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(grant);
        form.put("scope", connection.option("oauth_scope"));
        HttpRequest.Builder request = HttpRequest.newBuilder();
        String method = connection.options.getOrDefault("oauth_credential_exchange_method", "header_and_body");
        if (!method.equals("header_only")) {
            form.put("client_id", connection.option("client_id"));
            form.put("client_secret", connection.option("client_secret"));
        }
        if (!method.equals("body_only") && !connection.option("client_secret").isEmpty()) {
            String pair = encoded(connection.option("client_id")) + ":" + encoded(connection.option("client_secret"));
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<byte[]> response = outside.send(
                URI.create(connection.option("token_endpoint")),
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (response.statusCode() != 200) {
            // seen of other connection types; that a call through the proxy says the same is guessed
            throw new Refusal(
                    400,
                    "INVALID_PARAMETER_VALUE",
                    "The OAuth token exchange failed with HTTP status code " + response.statusCode() + ".");
        }
        JsonNode answer = Json.parse(response.body());
        String access = answer.path("access_token").asText();
        Held before = connection.credentials.get(key);
        String refresh = answer.hasNonNull("refresh_token")
                ? answer.path("refresh_token").asText()
                : before == null ? null : before.refresh();
        long end = clock.instant().getEpochSecond() + answer.path("expires_in").asLong();
        connection.credentials.put(key, new Held(access, end, refresh));
        return access;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
