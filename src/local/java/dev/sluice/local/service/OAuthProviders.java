// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.state.Json;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The endpoints of every {@link Provider}: metadata, authorize with consent given at once, token and registration. */
final class OAuthProviders {

    private final Tokens tokens;
    private final Supplier<String> origin;
    private final String allowedRedirect;

    /**
     * @param origin of the external service, known only when it listens
     * @param allowedRedirect the one redirect URI that is registered for the known client
     */
    OAuthProviders(Tokens tokens, Supplier<String> origin, String allowedRedirect) {
        this.tokens = tokens;
        this.origin = origin;
        this.allowedRedirect = allowedRedirect;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/.well-known/oauth-authorization-server/providers/{provider}", this::metadata)
                .add("GET", "/.well-known/openid-configuration/providers/{provider}", this::metadata)
                .add("GET", "/providers/{provider}/.well-known/openid-configuration", this::metadata)
                .add("GET", "/providers/{provider}/authorize", this::authorize)
                .add("POST", "/providers/{provider}/token", this::token)
                .add("POST", "/providers/{provider}/register", this::register);
    }

    private static Provider provider(Call call) {
        return Provider.named(call.path("provider")).orElseThrow(OAuthProviders::notFound);
    }

    private static Refusal notFound() {
        return new Refusal(Reply.text(404, "text/plain", "not found"));
    }

    private Reply metadata(Call call) {
        Provider provider = provider(call);
        boolean isOpenId = call.request().path().contains("openid-configuration");
        if (provider == Provider.SILENT || (isOpenId && provider == Provider.REGISTERING)) {
            throw notFound();
        }
        String issuer = origin.get() + "/providers/" + provider.path();
        ObjectNode document = Json.object()
                .put("issuer", issuer)
                .put(
                        "token_endpoint",
                        provider == Provider.PLAIN_HTTP
                                ? issuer.replace("https:", "http:") + "/token"
                                : issuer + "/token");
        if (provider.signsIn()) {
            document.put("authorization_endpoint", issuer + "/authorize");
            strings(document, "response_types_supported", List.of("code"));
            strings(document, "code_challenge_methods_supported", List.of("S256"));
        }
        if (provider == Provider.REGISTERING) {
            document.put("registration_endpoint", issuer + "/register");
        }
        strings(document, "grant_types_supported", provider.grantTypes());
        strings(document, "scopes_supported", provider.scopes());
        strings(document, "token_endpoint_auth_methods_supported", provider.authMethods());
        return Reply.json(document);
    }

    private static void strings(ObjectNode into, String field, List<String> values) {
        var array = into.putArray(field);
        values.forEach(array::add);
    }

    /** The account that signs in is the one of {@code login_hint}, which only the local workspace sends. */
    private Reply authorize(Call call) {
        Provider provider = provider(call);
        String client = call.query("client_id", "");
        String redirect = call.query("redirect_uri", "");
        if (!provider.signsIn()) {
            throw error(400, "unauthorized_client", "This provider signs nobody in");
        }
        String expected = tokens.redirectOf(client).orElse(allowedRedirect);
        if (!redirect.equals(expected)) {
            throw new Refusal(Reply.text(
                    400,
                    "text/html",
                    "<html><h1>Error 400: redirect_uri_mismatch</h1><p>The redirect URI in the request, " + redirect
                            + ", does not match the ones authorized for the OAuth client.</p></html>"));
        }
        if (provider == Provider.ADMIN_POLICY) {
            throw new Refusal(
                    Reply.text(
                            400,
                            "text/html",
                            "<html><h1>Error 400: admin_policy_enforced</h1><p>Your administrator blocks this app.</p></html>"));
        }
        String scope = call.query("scope", "");
        boolean refreshes = provider.refreshes()
                && (provider == Provider.OFFLINE_PARAMETER
                        ? call.query("access_type", "").equals("offline")
                        : List.of(scope.split(" ")).contains("offline_access"));
        String code = tokens.newCode(new Tokens.Grant(
                provider, client, call.query("login_hint", "person@service.example"), scope, redirect, refreshes));
        String location = redirect + "?code=" + code + "&state=" + encoded(call.query("state", ""));
        return Reply.text(302, "text/plain", "").with("Location", location);
    }

    private Reply token(Call call) {
        Provider provider = provider(call);
        Map<String, String> form = call.form();
        String client = requireClient(provider, call, form);
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> {
                if (!provider.grantTypes().contains("client_credentials")) {
                    throw error(400, "unauthorized_client", "client_credentials is not allowed here");
                }
                yield issued(tokens.newAccess("client " + client));
            }
            case "authorization_code" -> {
                Tokens.Grant grant = tokens.redeem(form.getOrDefault("code", ""))
                        .filter(each -> each.client().equals(client)
                                && each.redirect().equals(form.getOrDefault("redirect_uri", "")))
                        .orElseThrow(() -> error(400, "invalid_grant", "The code is unknown or used"));
                ObjectNode reply = issued(grant);
                if (grant.refreshes()) {
                    reply.put("refresh_token", tokens.newRefresh(grant));
                }
                yield Reply.json(reply);
            }
            case "refresh_token" ->
                Reply.json(issued(tokens.refresh(form.getOrDefault("refresh_token", ""))
                        .filter(each -> each.client().equals(client))
                        .orElseThrow(() -> error(400, "invalid_grant", "The refresh token is unknown"))));
            default -> throw error(400, "unsupported_grant_type", "This grant type is not known here");
        };
    }

    private ObjectNode issued(Tokens.Grant grant) {
        return answer(tokens.newAccess(grant.subject()));
    }

    private Reply issued(String token) {
        return Reply.json(answer(token));
    }

    private ObjectNode answer(String token) {
        return Json.object()
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", tokens.accessSeconds());
    }

    /** Checks where the credential was shown before what it is: that is what the exchange methods are about. */
    private String requireClient(Provider provider, Call call, Map<String, String> form) {
        String authorization = call.request().header("authorization");
        boolean inHeader = authorization != null && authorization.startsWith("Basic ");
        String bodySecret = form.getOrDefault("client_secret", "");
        boolean inBody = !bodySecret.isEmpty();
        String id = form.getOrDefault("client_id", "");
        String secret = bodySecret;
        if (inHeader && authorization != null) {
            String pair = new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
            id = decoded(pair.substring(0, pair.indexOf(':')));
            secret = decoded(pair.substring(pair.indexOf(':') + 1));
        }
        boolean isPublic = tokens.redirectOf(id).isPresent();
        if (isPublic && secret.isEmpty()) {
            return id;
        }
        if (!provider.takes(inHeader, inBody)) {
            throw error(401, "invalid_client", "The client's credential must come " + provider.path());
        }
        if (!id.equals(Provider.CLIENT_ID) || !secret.equals(Provider.CLIENT_SECRET)) {
            throw error(401, "invalid_client", "The client is unknown or its secret is wrong");
        }
        return id;
    }

    private Reply register(Call call) {
        if (provider(call) != Provider.REGISTERING) {
            throw notFound();
        }
        String redirect = call.json().path("redirect_uris").path(0).asText();
        ObjectNode reply = Json.object().put("client_id", tokens.register(redirect));
        reply.put("token_endpoint_auth_method", "none")
                .putArray("redirect_uris")
                .add(redirect);
        return Reply.json(201, reply);
    }

    private static Refusal error(int status, String code, String description) {
        return new Refusal(Reply.json(status, Json.object().put("error", code).put("error_description", description)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
