// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.OAuthApp;
import dev.sluice.local.state.ServicePrincipal;
import dev.sluice.local.state.WorkspaceState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workspace's own OAuth: discovery, authorize with consent given at once, and the token endpoint. */
public final class AuthorizationServer {

    private final WorkspaceState state;
    private final String host;
    private final Clock clock;
    private final SigningKey key = new SigningKey();
    private final Grants grants;
    private final EntraIssuer entra;
    private final Federation federation;

    public AuthorizationServer(
            WorkspaceState state, String host, Clock clock, EntraIssuer entra, Federation federation) {
        this.state = state;
        this.host = host;
        this.clock = clock;
        this.entra = entra;
        this.federation = federation;
        this.grants = new Grants(clock, state.refreshTokenSeconds());
    }

    /** Who calls with the tokens given out here, and with personal access tokens. */
    public Callers callers() {
        return new Callers(state, key, clock, entra);
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/.well-known/databricks-config", call -> config())
                .add("GET", "/oidc/.well-known/oauth-authorization-server", call -> Reply.json(discovery()))
                .add("GET", "/oidc/.well-known/openid-configuration", call -> Reply.json(discovery()))
                .add("GET", "/aad/auth", this::entraSignIn)
                .add("GET", "/oidc/jwks.json", call -> Reply.json(key.jwks()))
                .add("GET", "/oidc/v1/authorize", this::authorize)
                .add("GET", "/oidc/oauth2/v2.0/authorize", this::authorize)
                .add("POST", "/oidc/v1/token", this::token)
                .add("POST", "/oidc/oauth2/v2.0/token", this::token);
    }

    private Reply config() {
        if (state.config().isNull()) {
            return Reply.error(404, "ENDPOINT_NOT_FOUND", "No API found");
        }
        ObjectNode config = Json.object()
                .put("oidc_endpoint", host + "/oidc")
                .put("workspace_id", state.workspaceId())
                .put("cloud", "AWS")
                .put("host_type", "workspace");
        state.config().properties().forEach(each -> config.set(each.getKey(), each.getValue()));
        return Reply.json(config);
    }

    /** A workspace of Azure sends people to the Entra ID of its own cloud (reference 7.2); others have no such page. */
    private Reply entraSignIn(Call call) {
        String name = String.valueOf(call.request().header("host"));
        String login = name.endsWith(".azuredatabricks.net")
                ? "https://login.microsoftonline.com/"
                : name.endsWith(".databricks.azure.us")
                        ? "https://login.microsoftonline.us/"
                        : name.endsWith(".databricks.azure.cn") ? "https://login.chinacloudapi.cn/" : "";
        if (login.isEmpty()) {
            return Reply.error(404, "ENDPOINT_NOT_FOUND", "No API found"); // guessed
        }
        return Reply.text(302, "text/plain", "")
                .with("Location", login + state.entra().tenant() + "/oauth2/authorize?response_type=code");
    }

    private ObjectNode discovery() {
        ObjectNode document = Json.object()
                .put("authorization_endpoint", host + "/oidc/v1/authorize")
                .put("token_endpoint", host + "/oidc/v1/token")
                .put("issuer", host + "/oidc")
                .put("jwks_uri", host + "/oidc/jwks.json");
        strings(document, "scopes_supported", "all-apis", "email", "offline_access", "openid", "profile", "sql");
        strings(document, "response_types_supported", "code");
        strings(document, "response_modes_supported", "query", "fragment", "form_post");
        strings(document, "grant_types_supported", "client_credentials", "authorization_code", "refresh_token");
        strings(document, "code_challenge_methods_supported", "S256");
        strings(document, "token_endpoint_auth_methods_supported", "client_secret_basic", "client_secret_post", "none");
        strings(document, "subject_types_supported", "public");
        strings(document, "id_token_signing_alg_values_supported", "RS256");
        return document;
    }

    private static void strings(ObjectNode into, String field, String... values) {
        var array = into.putArray(field);
        List.of(values).forEach(array::add);
    }

    private Reply authorize(Call call) {
        String clientId = call.query("client_id", "");
        String redirect = call.query("redirect_uri", "");
        OAuthApp app = app(clientId)
                .orElseThrow(() -> oauthError(
                        400,
                        "invalid_request",
                        "OAuth application with client_id: '" + clientId
                                + "' not available in Databricks account 'local'."));
        if (app.redirectUris().stream().noneMatch(each -> redirect.equals(each) || redirect.equals(each + "/"))) {
            throw oauthError(
                    400,
                    "invalid_request",
                    "redirect_uri '" + redirect + "' not registered for OAuth application '" + clientId + "'");
        }
        if (!call.query("code_challenge_method", "").equals("S256")
                || call.query("code_challenge", "").isEmpty()) {
            throw oauthError(400, "invalid_request", "PKCE with S256 is required."); // guessed
        }
        String code = grants.newCode(clientId, redirect, call.query("code_challenge", ""), call.query("scope", ""));
        String location = redirect + (redirect.contains("?") ? "&" : "?") + "code=" + code + "&state="
                + encoded(call.query("state", "")) + "&iss=" + encoded(host + "/oidc");
        return Reply.text(302, "text/plain", "").with("Location", location);
    }

    private Reply token(Call call) {
        Map<String, String> form = call.form();
        String scope = form.getOrDefault("scope", "all-apis");
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> {
                ServicePrincipal principal = principal(call, form);
                requireScopes(principal, scope);
                yield issued(principal.clientId(), principal.clientId(), scope, Optional.empty());
            }
            case "authorization_code" -> {
                String client = requireApp(call, form);
                Grants.Code code = grants.redeem(
                        form.getOrDefault("code", ""),
                        client,
                        form.getOrDefault("redirect_uri", ""),
                        form.getOrDefault("code_verifier", ""));
                yield issued(state.user(), client, code.scope(), refresh(client, code.scope()));
            }
            case "refresh_token" -> {
                String client = requireApp(call, form);
                String granted = grants.rotate(form.getOrDefault("refresh_token", ""), client);
                yield issued(state.user(), client, granted, refresh(client, granted));
            }
            case "urn:ietf:params:oauth:grant-type:token-exchange" -> {
                String subject = federation.subject(form);
                yield issued(subject, subject, scope, Optional.empty());
            }
            default ->
                throw oauthError(
                        400,
                        "unsupported_grant_type",
                        "UNSUPPORTED_BY_LOCAL_WORKSPACE: this grant type is not known here");
        };
    }

    private static void requireScopes(ServicePrincipal principal, String scope) {
        boolean isLimited = !principal.scopes().isEmpty();
        if (isLimited && !principal.scopes().containsAll(List.of(scope.split(" ")))) {
            throw oauthError(400, "invalid_scope", "The scope '" + scope + "' may not be asked for."); // guessed
        }
    }

    private Optional<String> refresh(String client, String scope) {
        return scope.contains("offline_access") ? Optional.of(grants.newRefreshToken(client, scope)) : Optional.empty();
    }

    private Reply issued(String subject, String client, String scope, Optional<String> refreshToken) {
        long now = clock.instant().getEpochSecond();
        ObjectNode claims = Json.object()
                .put("client_id", client)
                .put("scope", scope)
                .put("iss", host + "/oidc")
                .put("aud", state.workspaceId())
                .put("sub", subject)
                .put("iat", now)
                .put("exp", now + state.accessTokenSeconds())
                .put("jti", java.util.UUID.randomUUID().toString());
        ObjectNode reply = Json.object().put("access_token", key.sign(claims)).put("scope", scope);
        reply.put("token_type", "Bearer").put("expires_in", state.accessTokenSeconds());
        refreshToken.ifPresent(token -> reply.put("refresh_token", token));
        return Reply.json(reply).with("Cache-Control", "no-store");
    }

    private ServicePrincipal principal(Call call, Map<String, String> form) {
        String[] credentials = credentials(call, form);
        return state.servicePrincipals().stream()
                .filter(each -> each.clientId().equals(credentials[0])
                        && each.clientSecret().equals(credentials[1]))
                .findFirst()
                .orElseThrow(AuthorizationServer::invalidClient);
    }

    /** The id of an app that needs no secret, or whose secret is right. */
    private String requireApp(Call call, Map<String, String> form) {
        String[] credentials = credentials(call, form);
        return app(credentials[0])
                .filter(each ->
                        each.clientSecret() == null || each.clientSecret().equals(credentials[1]))
                .map(OAuthApp::clientId)
                .orElseThrow(AuthorizationServer::invalidClient);
    }

    private Optional<OAuthApp> app(String clientId) {
        return state.oauthApps().stream()
                .filter(each -> each.clientId().equals(clientId))
                .findFirst();
    }

    private static String[] credentials(Call call, Map<String, String> form) {
        String authorization = call.request().header("authorization");
        if (authorization != null && authorization.startsWith("Basic ")) {
            String pair = new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return new String[] {decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1))};
        }
        return new String[] {form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", "")};
    }

    /** RFC 6749 has both halves form-encoded before Basic; clients that do not encode are the same for our ids. */
    private static String decoded(String text) {
        return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The text is known; the status is guessed. */
    private static Refusal invalidClient() {
        return oauthError(401, "invalid_client", "Client authentication failed");
    }

    static Refusal oauthError(int status, String error, String description) {
        return new Refusal(Reply.json(status, Json.object().put("error", error).put("error_description", description)));
    }
}
