// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.http.Pause;
import dev.sluice.httpconnection.AuthMethod;
import dev.sluice.httpconnection.HttpConnection;
import dev.sluice.httpconnection.HttpConnectionName;
import dev.sluice.httpconnection.HttpConnectionSpec;
import dev.sluice.httpconnection.HttpConnections;
import dev.sluice.httpconnection.ServiceCalls;
import dev.sluice.httpconnection.SignInPages;
import dev.sluice.httpconnection.SignInWait;
import dev.sluice.settings.SettingsRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Guides a person through the sign-in of an HTTP connection, and waits until it is done. */
@Command(
        name = "login",
        description = {
            "Sign in to an HTTP connection: prints the page and the step to take there, and waits until the workspace",
            "has the credential, at most ten minutes. Asking is a GET of --path at the service.",
            "With --host, a connection that is not there yet is created first, as sluice hc create does; all other flags",
            "describe that service too, and our own connection comes from -c, the environment or the file."
        },
        footer = {
            "sluice hc login drive",
            "sluice hc login drive --path /about",
            "sluice hc login tools --method dynamic-registration --host https://mcp.example.com/mcp"
        })
final class HttpConnectionLoginCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(paramLabel = "<name>", description = "Its name, or catalog.schema.name.")
    String name = "";

    @Option(names = "--path", paramLabel = "<path>", description = "What is asked for meanwhile: /.")
    String path = "/";

    @Option(
            names = "--method",
            paramLabel = "<method>",
            description = "To create it: oauth-u2m-per-user, oauth-u2m-shared or dynamic-registration.")
    String method = "oauth-u2m-per-user";

    @Mixin
    NewConnection wanted = new NewConnection();

    @Mixin
    NamedConnection named = new NamedConnection();

    private final WorkspaceAccess access;

    HttpConnectionLoginCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        HttpConnectionName parsed = HttpConnectionName.parse(name);
        SettingsRequest request = named.request(access);
        Connection connection = named.connect(access, request);
        HttpConnection target = target(parsed, request, connection);
        requireSignIn(target);
        target.missingRefresh()
                .ifPresent(rule -> access.words()
                        .say("sluice: warning: nothing in '" + parsed + "' asks for a refresh token (" + rule
                                + "): it will work for about an hour after the sign-in."));
        ServiceCalls calls = new ServiceCalls(connection);
        String asked = path.startsWith("/") ? path : "/" + path;
        if (calls.isSignedIn(parsed, asked)) {
            access.words().say("'" + parsed + "' has a credential for this user already.");
            return ExitCode.OK;
        }
        SignInPages pages = SignInPages.of(connection.config());
        access.words().say("1. Open " + pages.page(parsed));
        access.words().say("2. Choose \"Sign in with HTTP\" and agree at the provider.");
        access.words()
                .say("   It must know the redirect URI " + pages.redirectUri()
                        + " exactly; if the browser shows an error, sluice hc explain says what it means.");
        access.words().say("Waiting for the sign-in, at most ten minutes …");
        new SignInWait(Pause.sleeping(), connection.clock())
                .until(() -> calls.isSignedIn(parsed, asked), pages.page(parsed));
        access.words().say("Signed in: the workspace has the credential, and this process never had it.");
        return ExitCode.OK;
    }

    /** The connection, made now where it is not there and a service was named. */
    private HttpConnection target(HttpConnectionName parsed, SettingsRequest request, Connection connection)
            throws InterruptedException {
        HttpConnections connections = new HttpConnections(connection);
        try {
            return connections.get(parsed);
        } catch (NotFound missing) {
            if (!wanted.isGiven()) {
                throw new NotFound(missing.explanation()
                        .withRemedy("Check the name: sluice hc list. Or give --host and the provider's flags, and it is"
                                + " created first."));
            }
            AuthMethod signsIn = AuthMethod.parse(method);
            if (!signsIn.signsIn()) {
                throw new InvalidSettings(
                        "The method " + signsIn.word() + " needs no sign-in.",
                        "Create it with sluice hc create, and call it.");
            }
            HttpConnectionSpec spec = wanted.spec(name, signsIn, request, connection, /* isRehearsal= */ false);
            spec.warnings().forEach(each -> access.words().say("sluice: note: " + each));
            return NewConnection.create(spec, connection, access.words());
        }
    }

    private static void requireSignIn(HttpConnection target) {
        boolean needsNone = target.method().filter(method -> !method.signsIn()).isPresent();
        if (needsNone) {
            throw new InvalidSettings(
                    "'" + target.name() + "' needs no sign-in: its method is "
                            + target.method().map(AuthMethod::word).orElse("unknown") + ".",
                    "Call it: sluice hc call " + target.name() + " GET /.");
        }
    }
}
