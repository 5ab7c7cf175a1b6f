// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.catalog.Principal;
import dev.sluice.httpconnection.HttpConnection;
import dev.sluice.httpconnection.HttpConnectionName;
import dev.sluice.httpconnection.HttpConnections;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives an HTTP connection to another owner. */
@Command(
        name = "transfer",
        description = {
            "Give an HTTP connection to another owner, best a service principal: an owner's USE CONNECTION cannot be",
            "revoked, so whoever owns it can always call the service."
        },
        footer = {"sluice hc transfer github --to 3f0c9a6e-0000-4000-8000-00000000c0de"})
final class HttpConnectionTransferCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(paramLabel = "<name>", description = "Its name, or catalog.schema.name.")
    String name = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "<principal>",
            description = "The new owner: a service principal's application id, a group or a user.")
    String to = "";

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    HttpConnectionTransferCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        HttpConnectionName parsed = HttpConnectionName.parse(name);
        Principal owner = Principal.parse(to);
        if (owner.kind() == Principal.Kind.USER) {
            access.words()
                    .say("sluice: note: " + owner + " is a user: the connection then depends on one person, and that"
                            + " person's USE CONNECTION cannot be revoked. A service principal is the better owner.");
        }
        HttpConnection moved = new HttpConnections(access.connect(connectionOptions)).transfer(parsed, owner);
        access.words()
                .say("The HTTP connection '" + parsed + "' is owned by "
                        + moved.owner().orElse(owner.name()) + " now.");
        return ExitCode.OK;
    }
}
