// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.catalog.GrantChange;
import dev.sluice.catalog.Grants;
import dev.sluice.catalog.Principal;
import dev.sluice.catalog.Privilege;
import dev.sluice.catalog.Securable;
import dev.sluice.connection.Connection;
import dev.sluice.httpconnection.HttpConnectionName;
import dev.sluice.httpconnection.HttpConnections;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes privileges on one securable away. */
@Command(
        name = "remove",
        description = "Take privileges on a securable from a principal; saying it twice does no harm.",
        footer = {
            "sluice grant remove connection github USE CONNECTION --from data-engineering",
            "sluice grant remove table main.sales.orders SELECT,MODIFY --from analysts"
        })
final class GrantRemoveCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(index = "0", paramLabel = "<type>", description = "connection, catalog, schema, table, volume, …")
    String type = "";

    @Parameters(index = "1", paramLabel = "<name>", description = "Its full name.")
    String name = "";

    @Parameters(
            index = "2..*",
            arity = "1..*",
            paramLabel = "<privilege>",
            description = "As in SQL or in REST: USE CONNECTION or USE_CONNECTION; several with commas.")
    List<String> privilege = new ArrayList<>();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "<principal>",
            description = "A user, a group, or a service principal's application id.")
    String from = "";

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    GrantRemoveCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        Securable securable = Securable.parse(type, name);
        List<Privilege> privileges = Privilege.parseAll(privilege);
        Principal principal = Principal.parse(from);
        Connection connection = access.connect(connectionOptions);
        new Grants(connection)
                .change(securable, List.of(GrantChange.removing(principal, new LinkedHashSet<>(privileges))));
        access.words()
                .say("Revoked "
                        + privileges.stream().map(Privilege::inSql).collect(Collectors.joining(", "))
                        + " on " + securable + " from " + principal + ".");
        if (securable.type() == Securable.Type.CONNECTION && privileges.contains(Privilege.USE_CONNECTION)) {
            sayIfOwner(connection, securable, principal);
        }
        return ExitCode.OK;
    }

    /** Revoking from the owner does nothing: better to be told than to believe it. */
    private void sayIfOwner(Connection connection, Securable securable, Principal principal)
            throws InterruptedException {
        HttpConnectionName name = HttpConnectionName.parse(securable.fullName());
        boolean isOwner = new HttpConnections(connection)
                .get(name)
                .owner()
                .filter(principal.name()::equals)
                .isPresent();
        if (isOwner) {
            access.words()
                    .say("sluice: note: " + principal + " owns " + securable
                            + ", and an owner's USE CONNECTION cannot be"
                            + " revoked: transfer it with sluice hc transfer " + name + " --to SERVICE-PRINCIPAL.");
        }
    }
}
