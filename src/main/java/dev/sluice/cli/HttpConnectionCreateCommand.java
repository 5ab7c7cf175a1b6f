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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates one HTTP connection, or shows what would be sent. */
@Command(
        name = "create",
        description = {
            "Create an HTTP connection. The flags describe the external service; our own connection comes from -c,",
            "the environment or the configuration file. What cannot be undone is said before it is done."
        },
        footer = {
            "sluice hc create github --method bearer-token --host https://api.github.com --token-file - < token",
            "sluice hc create crm --method oauth-m2m --host https://crm.example.com --base-path /api \\",
            "    --client-id sluice --client-secret \"secret('crm','client')\" --scope things.read \\",
            "    --token-endpoint https://login.example.com/token",
            "sluice hc create drive --method oauth-u2m-per-user --host https://www.googleapis.com … --dry-run"
        })
final class HttpConnectionCreateCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(paramLabel = "<name>", description = "Its name, or catalog.schema.name for one in a schema.")
    String name = "";

    @Option(
            names = "--method",
            required = true,
            paramLabel = "<method>",
            description = "bearer-token, oauth-m2m, oauth-u2m-shared, oauth-u2m-per-user or dynamic-registration.")
    String method = "";

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

    @Option(
            names = "--dry-run",
            description = "Send nothing; print the request and the equivalent SQL, secrets hidden.")
    boolean dryRun;

    @Mixin
    NamedConnection named = new NamedConnection();

    private final WorkspaceAccess access;

    HttpConnectionCreateCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        SettingsRequest request = named.request(access);
        Connection connection = named.connect(access, request);
        HttpConnectionSpec spec = spec(request, connection);
        spec.warnings().forEach(each -> access.words().say("sluice: note: " + each));
        if (dryRun) {
            access.streams()
                    .print("POST /api/2.1/unity-catalog/connections\n" + JsonText.of(spec.redactedRequest()) + "\n\n"
                            + spec.redactedSql() + "\n");
            return ExitCode.OK;
        }
        HttpConnection created = new HttpConnections(connection).create(spec);
        access.words().say("Created the HTTP connection '" + created.name() + "' to " + created.address() + ".");
        if (spec.auth().method().isPerUser()) {
            access.words()
                    .say("Each user signs in once: sluice hc login " + created.name() + ", or "
                            + SignInPages.of(connection.config()).page(created.name()));
        }
        return ExitCode.OK;
    }

    private HttpConnectionSpec spec(SettingsRequest request, Connection connection) throws InterruptedException {
        HttpConnectionName parsed = HttpConnectionName.parse(name);
        AuthMethod wanted = AuthMethod.parse(method);
        ServiceAddress address = ServiceAddress.parse(
                ServiceOptions.require(service.host, "--host", "The service's address"),
                Optional.ofNullable(service.port),
                Optional.ofNullable(service.basePath));
        refuseForeignFlags(wanted);
        return new HttpConnectionSpec(
                parsed,
                address,
                auth(wanted, address, request, connection),
                Optional.ofNullable(comment),
                mcp || wanted == AuthMethod.DYNAMIC_REGISTRATION);
    }

    private HttpConnectionAuth auth(
            AuthMethod wanted, ServiceAddress address, SettingsRequest request, Connection connection)
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
                new DynamicRegistrar(connection).register(address, Optional.ofNullable(service.scope), dryRun);
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
