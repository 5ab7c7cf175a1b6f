// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.oidc.EntraIssuer;
import dev.sluice.local.state.Entra;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * Entra ID's v2 endpoints (reference 7.1), reached under its real names through the proxy. The error codes are known; the
 * status beside them is guessed, except that every answer to an early poll is 400.
 */
public final class Directory {

    private final Entra state;
    private final EntraIssuer issuer;
    private final Clock clock;
    private final SignIns signIns;

    public Directory(Entra state, EntraIssuer issuer, Clock clock) {
        this.state = state;
        this.issuer = issuer;
        this.clock = clock;
        this.signIns = new SignIns(state, clock);
    }

    public void addTo(Routes routes) {
        routes.add("POST", "/{tenant}/oauth2/v2.0/token", this::token)
                .add("POST", "/{tenant}/oauth2/v2.0/devicecode", this::deviceCode)
                .add("GET", "/{tenant}/oauth2/v2.0/authorize", this::authorize);
    }

    private Reply token(Call call) {
        requireTenant(call);
        Map<String, String> form = call.form();
        String client = form.getOrDefault("client_id", "");
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> Reply.json(issuer.answer(requireSecret(form), resource(form)));
            case "urn:ietf:params:oauth:grant-type:device_code" -> {
                requirePublic(client);
                yield signedIn(signIns.redeemDevice(form.getOrDefault("device_code", ""), client), form);
            }
            case "authorization_code" -> {
                requirePublic(client);
                yield signedIn(signIns.redeemCode(form, client), form);
            }
            case "refresh_token" -> {
                requirePublic(client);
                yield signedIn(signIns.refresh(form.getOrDefault("refresh_token", ""), client), form);
            }
            default -> throw refusal(400, "unsupported_grant_type", "AADSTS70003", "The grant type is not supported.");
        };
    }

    private Reply signedIn(String scope, Map<String, String> form) {
        String client = form.getOrDefault("client_id", "");
        ObjectNode answer = issuer.answer("local.user@example.com", EntraIssuer.DATABRICKS);
        answer.put("scope", scope);
        if (scope.contains("offline_access")) {
            answer.put("refresh_token", signIns.newRefreshToken(client, scope));
        }
        return Reply.json(answer);
    }

    private Reply deviceCode(Call call) {
        Map<String, String> form = call.form();
        requirePublic(form.getOrDefault("client_id", ""));
        return Reply.json(signIns.begin(form.getOrDefault("client_id", ""), form.getOrDefault("scope", "")));
    }

    /** Consent is given at once. */
    private Reply authorize(Call call) {
        requirePublic(call.query("client_id", ""));
        String redirect = call.query("redirect_uri", "");
        String code = signIns.newCode(
                call.query("client_id", ""), redirect, call.query("code_challenge", ""), call.query("scope", ""));
        String location = redirect + "?code=" + code + "&state="
                + URLEncoder.encode(call.query("state", ""), StandardCharsets.UTF_8) + "&session_state="
                + UUID.randomUUID();
        return Reply.text(302, "text/plain", "").with("Location", location);
    }

    private void requireTenant(Call call) {
        String tenant = call.path("tenant");
        if (!tenant.equals(state.tenant()) && !tenant.equals("organizations")) {
            throw refusal(400, "invalid_request", "AADSTS90002", "Tenant '" + tenant + "' not found."); // guessed
        }
    }

    private void requirePublic(String client) {
        if (!state.publicClients().contains(client)) {
            throw unknown(client);
        }
    }

    private String requireSecret(Map<String, String> form) {
        String client = form.getOrDefault("client_id", "");
        Entra.App app = state.apps().stream()
                .filter(each -> each.clientId().equals(client))
                .findFirst()
                .orElseThrow(() -> unknown(client));
        if (!app.clientSecret().equals(form.get("client_secret"))) {
            throw refusal(
                    401,
                    "invalid_client",
                    "AADSTS7000215",
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                            + " value, not the client secret ID, for a secret added to app '" + client + "'.");
        }
        return client;
    }

    private String resource(Map<String, String> form) {
        String scope = form.getOrDefault("scope", "");
        if (!scope.endsWith("/.default")) {
            throw refusal(
                    400,
                    "invalid_scope",
                    "AADSTS1002012",
                    "The provided value for scope " + scope + " is not valid. Client credential flows must have a scope"
                            + " value with /.default suffixed to the resource identifier.");
        }
        return scope.substring(0, scope.length() - "/.default".length());
    }

    private Refusal unknown(String client) {
        return refusal(
                400,
                "unauthorized_client",
                "AADSTS700016",
                "Application with identifier '" + client + "' was not found in the directory '" + state.tenant()
                        + "'.");
    }

    private Refusal refusal(int status, String error, String code, String text) {
        return SignIns.refusal(clock, status, error, code, text);
    }
}
