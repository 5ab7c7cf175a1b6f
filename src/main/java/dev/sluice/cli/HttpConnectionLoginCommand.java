// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.Pause;
import dev.sluice.httpconnection.AuthMethod;
import dev.sluice.httpconnection.HttpConnection;
import dev.sluice.httpconnection.HttpConnectionName;
import dev.sluice.httpconnection.HttpConnections;
import dev.sluice.httpconnection.ServiceCalls;
import dev.sluice.httpconnection.SignInPages;
import dev.sluice.httpconnection.SignInWait;
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
            "has the credential, at most ten minutes. Asking is a GET of --path at the service."
        },
        footer = {"sluice hc login drive", "sluice hc login drive --path /about"})
final class HttpConnectionLoginCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(paramLabel = "<name>", description = "Its name, or catalog.schema.name.")
    String name = "";

    @Option(names = "--path", paramLabel = "<path>", description = "What is asked for meanwhile: /.")
    String path = "/";

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    HttpConnectionLoginCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        HttpConnectionName parsed = HttpConnectionName.parse(name);
        Connection connection = access.connect(connectionOptions);
        HttpConnection target = new HttpConnections(connection).get(parsed);
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
