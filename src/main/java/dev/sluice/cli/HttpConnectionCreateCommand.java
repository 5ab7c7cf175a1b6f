// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.connection.Connection;
import dev.sluice.httpconnection.AuthMethod;
import dev.sluice.httpconnection.HttpConnection;
import dev.sluice.httpconnection.HttpConnectionSpec;
import dev.sluice.httpconnection.SignInPages;
import dev.sluice.settings.SettingsRequest;
import java.util.concurrent.Callable;
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
    NewConnection wanted = new NewConnection();

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
        HttpConnectionSpec spec = wanted.spec(name, AuthMethod.parse(method), request, connection, dryRun);
        spec.warnings().forEach(each -> access.words().say("sluice: note: " + each));
        if (dryRun) {
            access.streams().print(rehearsal(spec));
            return ExitCode.OK;
        }
        HttpConnection created = NewConnection.create(spec, connection, access.words());
        if (spec.auth().method().isPerUser()) {
            access.words()
                    .say("Each user signs in once: sluice hc login " + created.name() + ", or "
                            + SignInPages.of(connection.config()).page(created.name()));
        }
        return ExitCode.OK;
    }

    /** Where a secret is only referred to, SQL alone can carry it and there is no request. */
    private static String rehearsal(HttpConnectionSpec spec) {
        String request = spec.needsSql()
                ? ""
                : "POST /api/2.1/unity-catalog/connections\n" + JsonText.of(spec.redactedRequest()) + "\n\n";
        return request + spec.sql() + "\n";
    }
}
