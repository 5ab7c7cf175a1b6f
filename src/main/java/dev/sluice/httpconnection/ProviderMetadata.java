// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.SluiceException.InvalidSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a provider publishes about its OAuth, and where it was found: RFC 9728 from the resource to its authorization
 * server, then RFC 8414 or OpenID discovery, with the path inserted and appended.
 */
record ProviderMetadata(
        Optional<JsonNode> document, Optional<URI> source, Optional<JsonNode> resource, List<String> tried) {

    private static final Pattern RESOURCE_METADATA = Pattern.compile("resource_metadata=\"?([^\",\\s]+)");
    private static final Pattern SCOPE = Pattern.compile("scope=\"([^\"]*)\"");

    static ProviderMetadata discover(URI url, Web web) throws InterruptedException {
        if (url.getHost() == null || url.getScheme() == null) {
            throw new InvalidSettings(
                    "'" + url + "' is no address to look at.",
                    "Give the provider's issuer, the service's address or an MCP server's, as https://….");
        }
        List<String> tried = new ArrayList<>();
        Web.Answer first = web.get(url);
        tried.add(url + told(first));
        Optional<JsonNode> resource = resource(url, first, web, tried);
        URI issuer = resource.map(document ->
                        document.path("authorization_servers").path(0).asText(""))
                .flatMap(ProviderMetadata::address)
                .orElse(url);
        for (URI candidate : candidates(issuer)) {
            Web.Answer answer = web.get(candidate);
            tried.add(candidate + told(answer));
            if (answer.isJson() && answer.json().get().has("token_endpoint")) {
                return new ProviderMetadata(answer.json(), Optional.of(candidate), withScope(resource, first), tried);
            }
        }
        return new ProviderMetadata(Optional.empty(), Optional.empty(), withScope(resource, first), tried);
    }

    /** An address that somebody else wrote; none where nothing could be asked there. */
    static Optional<URI> address(String text) {
        try {
            URI url = new URI(text);
            boolean isWeb = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return isWeb && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static String told(Web.Answer answer) {
        return answer.failure().map(why -> ": " + why).orElse(": HTTP " + answer.status());
    }

    /** The resource's own metadata, named by its 401 or at the well-known place. */
    private static Optional<JsonNode> resource(URI url, Web.Answer first, Web web, List<String> tried)
            throws InterruptedException {
        List<URI> places = new ArrayList<>();
        Matcher named = RESOURCE_METADATA.matcher(first.headers().getOrDefault("www-authenticate", ""));
        if (first.status() == 401 && named.find()) {
            address(named.group(1)).ifPresent(places::add);
        }
        places.add(inserted(url, "oauth-protected-resource"));
        for (URI place : places) {
            Web.Answer answer = web.get(place);
            tried.add(place + told(answer));
            if (answer.isJson() && answer.json().get().has("authorization_servers")) {
                return answer.json();
            }
        }
        return Optional.empty();
    }

    /** The scope of the 401 goes before the resource's own list (reference 13.6). */
    private static Optional<JsonNode> withScope(Optional<JsonNode> resource, Web.Answer first) {
        Matcher scope = SCOPE.matcher(first.headers().getOrDefault("www-authenticate", ""));
        if (resource.isPresent() && scope.find()) {
            com.fasterxml.jackson.databind.node.ObjectNode copy = resource.get().deepCopy();
            return Optional.of(copy.put("scope_of_challenge", scope.group(1)));
        }
        return resource;
    }

    private static Set<URI> candidates(URI issuer) {
        String origin = issuer.getScheme() + "://" + issuer.getRawAuthority();
        String path = path(issuer);
        Set<URI> candidates = new LinkedHashSet<>();
        candidates.add(inserted(issuer, "oauth-authorization-server"));
        candidates.add(inserted(issuer, "openid-configuration"));
        candidates.add(URI.create(origin + path + "/.well-known/openid-configuration"));
        candidates.add(URI.create(origin + "/.well-known/oauth-authorization-server"));
        candidates.add(URI.create(origin + "/.well-known/openid-configuration"));
        return candidates;
    }

    private static URI inserted(URI url, String document) {
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + "/.well-known/" + document + path(url));
    }

    private static String path(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    boolean isThere() {
        return document.isPresent();
    }

    String text(String field) {
        return document.map(each -> each.path(field).asText("")).orElse("");
    }

    /** The values of a list; empty where the document does not have it. */
    Optional<List<String>> list(String field) {
        return document.map(each -> each.path(field)).filter(JsonNode::isArray).map(array -> {
            List<String> values = new ArrayList<>();
            array.forEach(value -> values.add(value.asText()));
            return values;
        });
    }

    boolean isTrue(String field) {
        return document.filter(each -> each.path(field).asBoolean(false)).isPresent();
    }

    /** The scopes to register with: of the challenge, else of the resource, else none. */
    String resourceScopes() {
        return resource.map(each -> {
                    if (each.has("scope_of_challenge")) {
                        return each.path("scope_of_challenge").asText();
                    }
                    List<String> scopes = new ArrayList<>();
                    each.path("scopes_supported").forEach(scope -> scopes.add(scope.asText()));
                    return String.join(" ", scopes);
                })
                .orElse("");
    }

    String sourceInWords() {
        return source.map(URI::toString).orElse("no metadata found");
    }
}
