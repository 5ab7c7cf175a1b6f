// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.catalog.GrantChange;
import dev.sluice.catalog.Grants;
import dev.sluice.catalog.Principal;
import dev.sluice.catalog.Privilege;
import dev.sluice.catalog.Securable;
import dev.sluice.connection.Connection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives privileges on one securable. */
@Command(
        name = "add",
        description = "Give privileges on a securable to a principal; saying it twice does no harm.",
        footer = {
            "sluice grant add connection github USE CONNECTION --to data-engineering",
            "sluice grant add table main.sales.orders SELECT,MODIFY --to analysts"
        })
final class GrantAddCommand implements Callable<Integer>, CallsWorkspace {

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
            names = "--to",
            required = true,
            paramLabel = "<principal>",
            description = "A user, a group, or a service principal's application id.")
    String to = "";

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    GrantAddCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        Securable securable = Securable.parse(type, name);
        List<Privilege> privileges = Privilege.parseAll(privilege);
        Principal principal = Principal.parse(to);
        Connection connection = access.connect(connectionOptions);
        new Grants(connection)
                .change(securable, List.of(GrantChange.adding(principal, new LinkedHashSet<>(privileges))));
        access.words()
                .say("Granted "
                        + privileges.stream().map(Privilege::inSql).collect(Collectors.joining(", "))
                        + " on " + securable + " to " + principal + ".");
        return ExitCode.OK;
    }
}
