// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.httpconnection.AuthMethod;
import dev.sluice.httpconnection.CredentialExchange;
import dev.sluice.httpconnection.DynamicRegistrar;
import dev.sluice.httpconnection.HttpConnection;
import dev.sluice.httpconnection.HttpConnectionAuth;
import dev.sluice.httpconnection.HttpConnectionAuth.OAuthClient;
import dev.sluice.httpconnection.HttpConnectionAuth.OneTimeCode;
import dev.sluice.httpconnection.HttpConnectionAuth.SignInEndpoints;
import dev.sluice.httpconnection.HttpConnectionName;
import dev.sluice.httpconnection.HttpConnectionSpec;
import dev.sluice.httpconnection.HttpConnections;
import dev.sluice.httpconnection.KnownProvider;
import dev.sluice.httpconnection.ServiceAddress;
import dev.sluice.httpconnection.SignInPages;
import dev.sluice.httpconnection.StoredSecret;
import dev.sluice.settings.SettingsRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that describe an HTTP connection that is to be made, and the making of it. */
final class NewConnection {

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Option(names = "--mcp", description = "Mark it as an MCP server; that cannot be changed later.")
    boolean mcp;

    @Option(names = "--comment", paramLabel = "<text>", description = "Words for people.")
    @Nullable
    String comment;

    @Option(
            names = "--authorization-code-file",
            paramLabel = "<file>",
            description = "OAuth U2M shared: the one-time code of the sign-in; - is standard input.")
    @Nullable
    String codeFile;

    @Option(
            names = "--pkce-verifier-file",
            paramLabel = "<file>",
            description = "OAuth U2M shared: the verifier, where the sign-in used PKCE.")
    @Nullable
    String verifierFile;

    @Option(names = "--without-refresh-token", description = "Accept one that works for about an hour.")
    boolean withoutRefresh;

    /** Whether a service was named, so that there is something to make. */
    boolean isGiven() {
        return service.host != null;
    }

    static HttpConnection create(HttpConnectionSpec spec, Connection connection, Words words)
            throws InterruptedException {
        HttpConnection created = new HttpConnections(connection).create(spec);
        words.say("Created the HTTP connection '" + created.name() + "' to " + created.address() + ".");
        return created;
    }

    /** Reads and checks everything; a rehearsal asks the provider, and registers nothing there. */
    HttpConnectionSpec spec(
            String name, AuthMethod wanted, SettingsRequest request, Connection connection, boolean isRehearsal)
            throws InterruptedException {
        HttpConnectionName parsed = HttpConnectionName.parse(name);
        ServiceAddress address = ServiceAddress.parse(
                ServiceOptions.require(service.host, "--host", "The service's address"),
                Optional.ofNullable(service.port),
                Optional.ofNullable(service.basePath));
        refuseForeignFlags(wanted);
        return new HttpConnectionSpec(
                parsed,
                address,
                auth(wanted, address, request, connection, isRehearsal),
                Optional.ofNullable(comment),
                mcp || wanted == AuthMethod.DYNAMIC_REGISTRATION);
    }

    private HttpConnectionAuth auth(
            AuthMethod wanted,
            ServiceAddress address,
            SettingsRequest request,
            Connection connection,
            boolean isRehearsal)
            throws InterruptedException {
        return switch (wanted) {
            case BEARER_TOKEN ->
                new HttpConnectionAuth.BearerToken(service.bearerToken(request)
                        .orElseThrow(() -> new InvalidSettings(
                                "The bearer token is missing.",
                                "Give it with --token-file FILE (- is standard input), or as --token"
                                        + " \"secret('scope','key')\".")));
            case OAUTH_M2M ->
                new HttpConnectionAuth.OAuthM2m(
                        client(request),
                        ServiceOptions.require(service.tokenEndpoint, "--token-endpoint", "The token endpoint"),
                        ServiceOptions.require(service.scope, "--scope", "The scope"));
            case OAUTH_U2M_SHARED ->
                new HttpConnectionAuth.OAuthU2mShared(client(request), endpoints(), code(request, connection));
            case OAUTH_U2M_PER_USER -> new HttpConnectionAuth.OAuthU2mPerUser(client(request), endpoints());
            case DYNAMIC_REGISTRATION ->
                new DynamicRegistrar(connection).register(address, Optional.ofNullable(service.scope), isRehearsal);
        };
    }

    private OAuthClient client(SettingsRequest request) {
        StoredSecret secret = service.oauthSecret(request)
                .orElseThrow(() -> new InvalidSettings(
                        "The client's secret is missing.",
                        "Give it with --client-secret-file FILE (- is standard input), or as --client-secret"
                                + " \"secret('scope','key')\"."));
        CredentialExchange usual = KnownProvider.of(service.tokenEndpoint == null ? "" : service.tokenEndpoint)
                .map(KnownProvider::exchange)
                .orElse(CredentialExchange.HEADER_AND_BODY);
        return new OAuthClient(
                ServiceOptions.require(service.clientId, "--client-id", "The client's id"),
                secret,
                service.exchangeOr(usual));
    }

    private SignInEndpoints endpoints() {
        SignInEndpoints endpoints = new SignInEndpoints(
                ServiceOptions.require(
                        service.authorizationEndpoint, "--authorization-endpoint", "The authorization endpoint"),
                ServiceOptions.require(service.tokenEndpoint, "--token-endpoint", "The token endpoint"),
                service.scope == null ? "" : service.scope.strip());
        return withoutRefresh ? endpoints : endpoints.requireRefresh();
    }

    /** A shared sign-in is over before the connection is made: its code is what the workspace redeems. */
    private OneTimeCode code(SettingsRequest request, Connection connection) {
        SignInPages pages = SignInPages.of(connection.config());
        if (codeFile == null) {
            throw new InvalidSettings(
                    "A shared sign-in needs the one-time code that the provider gives after consent, and REST cannot ask a"
                            + " person for it.",
                    "Sign in at the authorization endpoint with the redirect URI " + pages.redirectUri()
                            + ", copy the value of code= from the address that the browser ends on, and give it at once"
                            + " with --authorization-code-file -. Or create it in Catalog Explorer and choose Sign in"
                            + " with HTTP.");
        }
        return new OneTimeCode(
                request.secretFrom("authorization-code-file", codeFile),
                Optional.ofNullable(verifierFile).map(file -> request.secretFrom("pkce-verifier-file", file)),
                pages.redirectUri());
    }

    private void refuseForeignFlags(AuthMethod wanted) {
        boolean isBearer = wanted == AuthMethod.BEARER_TOKEN;
        boolean hasToken = service.tokenFile != null || service.token != null;
        boolean hasOAuth = service.clientId != null
                || service.clientSecret != null
                || service.clientSecretFile != null
                || service.tokenEndpoint != null
                || service.authorizationEndpoint != null
                || service.exchange != null;
        if (isBearer && hasOAuth) {
            throw new InvalidSettings(
                    "The method is bearer-token, and flags of OAuth were given.",
                    "Leave them out, or choose a method of OAuth.");
        }
        if (!isBearer && hasToken) {
            throw new InvalidSettings(
                    "The method is " + wanted.word() + ", and a bearer token was given.",
                    "Leave it out, or choose --method bearer-token.");
        }
        if (wanted == AuthMethod.OAUTH_M2M && service.authorizationEndpoint != null) {
            throw new InvalidSettings(
                    "The method is oauth-m2m, and an authorization endpoint was given: with one, the workspace makes it a"
                            + " sign-in by people.",
                    "Leave --authorization-endpoint out, or choose --method oauth-u2m-per-user.");
        }
        if (wanted == AuthMethod.DYNAMIC_REGISTRATION && hasOAuth) {
            throw new InvalidSettings(
                    "With dynamic registration the provider names the client and the endpoints, and flags of OAuth were"
                            + " given.",
                    "Leave them out but --scope, or choose --method oauth-u2m-per-user --mcp.");
        }
        if (wanted != AuthMethod.OAUTH_U2M_SHARED && (codeFile != null || verifierFile != null)) {
            throw new InvalidSettings(
                    "A one-time code belongs to the method oauth-u2m-shared, and the method is " + wanted.word() + ".",
                    "Leave --authorization-code-file and --pkce-verifier-file out.");
        }
    }
}
