// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.http.Json;
import dev.sluice.settings.Secret;
import dev.sluice.token.AccessToken;
import dev.sluice.token.JwtExpiry;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what a program or a metadata service printed: a token alone on one line, or JSON as {@code databricks auth
 * token}, {@code az}, {@code gcloud} and Kubernetes' credential plug-ins write it. An expiry may be RFC 3339, a local
 * time, seconds since 1970 or seconds from now; without one, that of the token itself counts.
 */
record PrintedToken(Instant now, ZoneId zone) {

    private static final List<String> TOKENS = List.of("access_token", "accessToken", "token");
    /** In this order: {@code expiresOn} of az is local time without a zone, so that any other goes before it. */
    private static final List<String> EXPIRIES = List.of(
            "expiry",
            "expires_on",
            "expires_at",
            "expiration",
            "expirationTimestamp",
            "token_expiry",
            "expires_in",
            "expiresOn");
    /** Where the token lies deeper: Kubernetes' plug-ins, {@code gcloud config config-helper}. */
    private static final List<String> INNER = List.of("status", "credential");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,11}(\\.\\d+)?");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    /** Empty when it is neither; what was printed is never repeated, since half of it may be a token. */
    Optional<AccessToken> read(String printed) {
        String text = printed.strip();
        if (text.startsWith("{")) {
            return json(text);
        }
        return TOKEN.matcher(text).matches() ? Optional.of(token(text, Optional.empty())) : Optional.empty();
    }

    private Optional<AccessToken> json(String text) {
        JsonNode root;
        try {
            root = Json.mapper().readTree(text);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
        for (String inner : INNER) {
            if (root.path(inner).isObject()) {
                root = root.path(inner);
            }
        }
        JsonNode object = root;
        return TOKENS.stream()
                .map(name -> object.path(name).asText(""))
                .filter(value -> TOKEN.matcher(value).matches())
                .findFirst()
                .map(value -> token(value, expiry(object)));
    }

    private AccessToken token(String value, Optional<Instant> told) {
        Secret secret = Secret.of(value);
        Optional<Instant> end = told.or(() -> JwtExpiry.of(secret));
        return new AccessToken(secret, now, end);
    }

    private Optional<Instant> expiry(JsonNode object) {
        return EXPIRIES.stream()
                .filter(name -> object.hasNonNull(name))
                .flatMap(name -> instant(name, object.path(name).asText("").strip()).stream())
                .findFirst();
    }

    private Optional<Instant> instant(String name, String text) {
        if (NUMBER.matcher(text).matches()) {
            long seconds = (long) Double.parseDouble(text);
            return Optional.of(
                    name.equals("expires_in") ? now.plus(Duration.ofSeconds(seconds)) : Instant.ofEpochSecond(seconds));
        }
        String iso = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        try {
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException withoutZone) {
            return local(iso);
        }
    }

    private Optional<Instant> local(String iso) {
        try {
            return Optional.of(LocalDateTime.parse(iso).atZone(zone).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty(); // the token's own expiry then counts, or the server's refusal
        }
    }
}
