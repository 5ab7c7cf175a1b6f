// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.state.Entra;
import dev.sluice.local.state.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** People who are signing in or have: device codes, authorization codes and refresh tokens. */
final class SignIns {

    private record Code(String client, String redirect, String challenge, String scope) {}

    private record Refresh(String client, String scope) {}

    /** A device code; each poll counts. */
    private static final class Device {
        private final String client;
        private final String scope;
        private final Instant end;
        private int polls;

        private Device(String client, String scope, Instant end) {
            this.client = client;
            this.scope = scope;
            this.end = end;
        }
    }

    private final Entra state;
    private final Clock clock;
    private final Map<String, Device> devices = new HashMap<>();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Refresh> refreshTokens = new HashMap<>();

    SignIns(Entra state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    synchronized ObjectNode begin(String client, String scope) {
        String code = "entra-device-" + UUID.randomUUID();
        devices.put(code, new Device(client, scope, clock.instant().plusSeconds(state.deviceSeconds())));
        ObjectNode answer = Json.object()
                .put("user_code", "LOCALCODE")
                .put("device_code", code)
                .put("verification_uri", "https://www.microsoft.com/link")
                .put("expires_in", state.deviceSeconds());
        if (state.deviceInterval() > 0) {
            answer.put("interval", state.deviceInterval());
        }
        return answer.put(
                "message",
                "To sign in, use a web browser to open the page https://www.microsoft.com/link and enter the code"
                        + " LOCALCODE to authenticate.");
    }

    /** The scope that was asked for, once the person has answered. */
    synchronized String redeemDevice(String code, String client) {
        Device device = devices.get(code);
        if (device == null || !device.client.equals(client)) {
            throw refusal(clock, 400, "bad_verification_code", "AADSTS70000", "The device code is unknown."); // guessed
        }
        int poll = device.polls++;
        if (!clock.instant().isBefore(device.end)) {
            throw refusal(clock, 400, "expired_token", "AADSTS70020", "The device code has expired.");
        }
        if (poll < state.deviceSlowDowns()) {
            throw refusal(clock, 400, "slow_down", "AADSTS70016", "Polled too often.");
        }
        if (poll < state.deviceSlowDowns() + state.devicePolls()) {
            throw refusal(
                    clock,
                    400,
                    "authorization_pending",
                    "AADSTS70016",
                    "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");
        }
        if (!state.deviceOutcome().equals("approved")) {
            throw refusal(
                    clock, 400, state.deviceOutcome(), "AADSTS50000", "The sign-in was not completed."); // guessed
        }
        devices.remove(code);
        return device.scope;
    }

    synchronized String newCode(String client, String redirect, String challenge, String scope) {
        String code = "entra-code-" + UUID.randomUUID();
        codes.put(code, new Code(client, redirect, challenge, scope));
        return code;
    }

    synchronized String redeemCode(Map<String, String> form, String client) {
        Code code = codes.remove(form.getOrDefault("code", ""));
        if (code == null
                || !code.client.equals(client)
                || !code.redirect.equals(form.get("redirect_uri"))
                || !code.challenge.equals(challenge(form.getOrDefault("code_verifier", "")))) {
            throw refusal(clock, 400, "invalid_grant", "AADSTS70008", "The authorization code is invalid."); // guessed
        }
        return code.scope;
    }

    synchronized String newRefreshToken(String client, String scope) {
        String token = "entra-refresh-" + UUID.randomUUID();
        refreshTokens.put(token, new Refresh(client, scope));
        return token;
    }

    /** Entra leaves the old refresh token good. */
    synchronized String refresh(String token, String client) {
        Refresh refresh = refreshTokens.get(token);
        if (refresh == null || !refresh.client.equals(client)) {
            throw refusal(
                    clock, 400, "invalid_grant", "AADSTS700082", "The refresh token has expired due to inactivity.");
        }
        return refresh.scope;
    }

    /** An error as Entra words it. */
    static Refusal refusal(Clock clock, int status, String error, String code, String text) {
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        Instant now = clock.instant();
        ObjectNode body = Json.object()
                .put("error", error)
                .put(
                        "error_description",
                        code + ": " + text.replaceFirst("\\.$", "") + ". Trace ID: " + trace + " Correlation ID: "
                                + correlation + " Timestamp: " + now);
        body.putArray("error_codes").add(Integer.parseInt(code.substring("AADSTS".length())));
        body.put("timestamp", now.toString()).put("trace_id", trace).put("correlation_id", correlation);
        return new Refusal(Reply.json(status, body));
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
