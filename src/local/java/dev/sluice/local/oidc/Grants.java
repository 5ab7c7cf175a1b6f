// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Authorization codes and refresh tokens; each is good for one use. */
final class Grants {

    /** What a code stands for. */
    record Code(String client, String redirect, String challenge, String scope, Instant end) {}

    private record Refresh(String client, String scope, Instant end) {}

    private static final Duration CODE_LIFE = Duration.ofMinutes(5);

    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Refresh> refreshTokens = new HashMap<>();
    private final Clock clock;
    private final long refreshSeconds;

    Grants(Clock clock, long refreshSeconds) {
        this.clock = clock;
        this.refreshSeconds = refreshSeconds;
    }

    synchronized String newCode(String client, String redirect, String challenge, String scope) {
        String code = "local-code-" + UUID.randomUUID();
        codes.put(
                code,
                new Code(client, redirect, challenge, scope, clock.instant().plus(CODE_LIFE)));
        return code;
    }

    /** Gives what a code stands for, once, to who can show the verifier. */
    synchronized Code redeem(String text, String client, String redirect, String verifier) {
        Code code = codes.remove(text);
        if (code == null
                || !code.client.equals(client)
                || !code.redirect.equals(redirect)
                || !code.challenge.equals(challenge(verifier))
                || !clock.instant().isBefore(code.end)) {
            throw AuthorizationServer.oauthError(400, "invalid_grant", "Authorization code is invalid"); // text guessed
        }
        return code;
    }

    synchronized String newRefreshToken(String client, String scope) {
        String token = "local-refresh-" + UUID.randomUUID();
        refreshTokens.put(token, new Refresh(client, scope, clock.instant().plusSeconds(refreshSeconds)));
        return token;
    }

    /** Uses a refresh token up and tells its scope. */
    synchronized String rotate(String token, String client) {
        Refresh refresh = refreshTokens.remove(token);
        if (refresh == null
                || !refresh.client.equals(client)
                || !clock.instant().isBefore(refresh.end)) {
            throw AuthorizationServer.oauthError(401, "invalid_request", "Refresh token is invalid");
        }
        return refresh.scope;
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
