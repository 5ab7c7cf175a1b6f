// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.catalog.Grant;
import dev.sluice.catalog.Grants;
import dev.sluice.catalog.Securable;
import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.httpconnection.HttpConnectionName;
import dev.sluice.httpconnection.HttpConnections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes an HTTP connection after naming who holds grants on it. */
@Command(
        name = "delete",
        description = {
            "Delete an HTTP connection with its credential. Where others hold grants on it they are named,",
            "and nothing is deleted without --yes: whoever calls the service through it fails from then on."
        },
        footer = {"sluice hc delete old", "sluice hc delete github --yes"})
final class HttpConnectionDeleteCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(paramLabel = "<name>", description = "Its name, or catalog.schema.name.")
    String name = "";

    @Option(names = "--yes", description = "Also where others hold grants on it.")
    boolean yes;

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    HttpConnectionDeleteCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        HttpConnectionName parsed = HttpConnectionName.parse(name);
        Connection connection = access.connect(connectionOptions);
        HttpConnections connections = new HttpConnections(connection);
        connections.get(parsed);
        List<Grant> grants = new Grants(connection).show(Securable.connection(parsed.fullName()));
        if (!grants.isEmpty()) {
            String holders = grants.stream()
                    .map(grant -> grant.principal() + " (" + grant.privilege() + ")")
                    .collect(Collectors.joining(", "));
            if (!yes) {
                throw new InvalidSettings(
                        "Grants are held on the HTTP connection '" + parsed + "': " + holders
                                + ". Nothing was deleted.",
                        "Delete it nevertheless with --yes; the grants go with it.");
            }
            access.words().say("sluice: note: these grants go with it: " + holders + ".");
        }
        connections.delete(parsed);
        access.words().say("Deleted the HTTP connection '" + parsed + "'.");
        return ExitCode.OK;
    }
}
