// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.oauth.DocumentRequest;
import dev.sluice.settings.Secret;
import dev.sluice.settings.Settings;
import dev.sluice.token.AccessToken;
import dev.sluice.token.CachedTokenSource;
import dev.sluice.token.TokenSource;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The identity that Azure gave the machine (IMDS) or the app (App Service, Functions, Container Apps). The service beside
 * the program is asked only when this type is named; it keeps its tokens itself, so that ours stay in memory.
 */
public record ManagedIdentity(
        Optional<String> clientId, String resource, Optional<App> app, Optional<ManagementAccess> management)
        implements AuthType {

    private static final String IMDS = "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01";

    /** Where App Service answers, and what it wants to be shown. */
    record App(URI endpoint, Secret header) {}

    static ManagedIdentity from(Settings settings) {
        Optional<App> app = settings.variable("IDENTITY_ENDPOINT")
                .flatMap(endpoint -> settings.variable("IDENTITY_HEADER")
                        .map(header -> new App(endpoint(endpoint), Secret.of(header))));
        return new ManagedIdentity(
                settings.text("client-id"), settings.require("azure-resource"), app, ManagementAccess.from(settings));
    }

    private static URI endpoint(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException notAnAddress) {
            throw new InvalidSettings(
                    "The environment variable IDENTITY_ENDPOINT is not an address.",
                    "Azure sets it; take it away where this is not App Service.");
        }
    }

    @Override
    public String name() {
        return "azure-managed-identity";
    }

    @Override
    public TokenSource openTokenSource(AuthContext context) {
        return new CachedTokenSource(() -> ask(context, resource), context.clock());
    }

    @Override
    public WorkspaceHeaders openHeaders(AuthContext context) {
        return ManagementAccess.headers(
                management, cloud -> new CachedTokenSource(() -> ask(context, cloud.management()), context.clock()));
    }

    private AccessToken ask(AuthContext context, String what) {
        String query = "&resource=" + WorkspaceHost.encodeSegment(what)
                + clientId.map(id -> "&client_id=" + WorkspaceHost.encodeSegment(id))
                        .orElse("");
        JsonNode answer;
        try {
            answer = context.documents().read(request(query));
        } catch (Unavailable nobody) {
            throw new Unavailable(nobody.explanation().withRemedy(absent()));
        } catch (SluiceException refusal) {
            throw new Unauthenticated(
                    refusal.explanation()
                            .withRemedy(
                                    clientId.isPresent()
                                            ? "Check that client-id is the client id of an identity that is assigned to this machine or app."
                                            : "Assign an identity to this machine or app; where there are several, name one with client-id."));
        }
        return new PrintedToken(context.clock().instant(), ZoneId.systemDefault())
                .read(answer.toString())
                .map(EntraTokens::inTime)
                .orElseThrow(() -> new Unauthenticated(Explanation.of(
                        "The identity service answered without an access_token.",
                        "Check that it is Azure that answers at this address.")));
    }

    private DocumentRequest request(String query) {
        String action = "ask for the managed identity's token";
        if (app.isPresent()) {
            String endpoint = app.get().endpoint().toString();
            String separator = endpoint.contains("?") ? "&" : "?";
            URI url = URI.create(endpoint + separator + "api-version=2019-08-01" + query);
            return DocumentRequest.get(action, url)
                    .with("X-IDENTITY-HEADER", app.get().header())
                    .onPlatform();
        }
        return DocumentRequest.get(action, URI.create(IMDS + query))
                .with("Metadata", Secret.of("true"))
                .onPlatform();
    }

    private String absent() {
        return app.isPresent()
                ? "IDENTITY_ENDPOINT names it: is this an App Service or a Function with an identity?"
                : "This machine seems to be no virtual machine of Azure with an identity: use another auth type here, such as"
                        + " azure-cli.";
    }
}
