// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.connection.Connection;
import dev.sluice.error.Explanation;
import dev.sluice.error.OneLine;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.http.Json;
import dev.sluice.httpconnection.HttpConnectionAuth.DynamicRegistration;
import dev.sluice.httpconnection.HttpConnectionAuth.SignInEndpoints;
import dev.sluice.settings.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers the workspace as a client with the provider of an MCP server (reference 13.6). */
public final class DynamicRegistrar {

    private final Web web;
    private final SignInPages pages;

    public DynamicRegistrar(Connection connection) {
        this(Web.over(connection.config().transport(), connection.clock()), SignInPages.of(connection.config()));
    }

    DynamicRegistrar(Web web, SignInPages pages) {
        this.web = web;
        this.pages = pages;
    }

    /** Discovers, and registers unless it is only a rehearsal; a rehearsal has no client id yet. */
    public DynamicRegistration register(ServiceAddress server, Optional<String> scope, boolean isRehearsal)
            throws InterruptedException {
        ProviderMetadata metadata = ProviderMetadata.discover(URI.create(server.toString()), web);
        String endpoint = metadata.text("registration_endpoint");
        if (endpoint.isEmpty()) {
            throw new InvalidSettings(
                    metadata.isThere()
                            ? "The provider of " + server + " has no registration endpoint (" + metadata.sourceInWords()
                                    + ")."
                            : "The MCP server " + server + " names no provider: no OAuth metadata was found.",
                    "Register a client there by hand and use --method oauth-u2m-per-user --mcp.");
        }
        SignInEndpoints endpoints = new SignInEndpoints(
                metadata.text("authorization_endpoint"),
                metadata.text("token_endpoint"),
                scope.orElse(metadata.resourceScopes()));
        if (isRehearsal) {
            return new DynamicRegistration("(of the registration at " + endpoint + ")", Optional.empty(), endpoints);
        }
        URI registration = ProviderMetadata.address(endpoint)
                .orElseThrow(() -> new Unexpected(Explanation.of(
                        "The provider's registration endpoint cannot be used: " + OneLine.of(endpoint) + ".",
                        "Register a client there by hand and use --method oauth-u2m-per-user --mcp.")));
        Web.Answer answer = web.send(registration, Optional.of(request()));
        String clientId =
                answer.json().map(json -> json.path("client_id").asText("")).orElse("");
        if (clientId.isEmpty()) {
            throw new Unexpected(Explanation.of(
                    "The provider did not register the workspace as a client: "
                            + answer.failure().orElse("HTTP " + answer.status()) + ".",
                    "Register a client there by hand and use --method oauth-u2m-per-user --mcp."));
        }
        Optional<Secret> secret = answer.json()
                .map(json -> json.path("client_secret").asText(""))
                .filter(text -> !text.isEmpty())
                .map(Secret::of);
        return new DynamicRegistration(clientId, secret, endpoints);
    }

    private String request() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("client_name", "Databricks HTTP connection");
        request.put("redirect_uris", List.of(pages.redirectUri()));
        request.put("grant_types", List.of("authorization_code", "refresh_token"));
        request.put("response_types", List.of("code"));
        request.put("token_endpoint_auth_method", "none");
        return Json.mapper().valueToTree(request).toString();
    }
}
