// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.catalog.Grant;
import dev.sluice.catalog.Grants;
import dev.sluice.catalog.Securable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints who may do what on one securable. */
@Command(
        name = "show",
        description = "Show the grants on a securable; with --effective also what is inherited from above.",
        footer = {"sluice grant show connection github", "sluice grant show table main.sales.orders --effective -o json"
        })
final class GrantShowCommand implements Callable<Integer>, CallsWorkspace {

    private static final List<String> COLUMNS = List.of("principal", "privilege", "inherited_from");

    @Parameters(index = "0", paramLabel = "<type>", description = "connection, catalog, schema, table, volume, …")
    String type = "";

    @Parameters(index = "1", paramLabel = "<name>", description = "Its full name.")
    String name = "";

    @Option(names = "--effective", description = "What holds, with what is granted above it.")
    boolean effective;

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    GrantShowCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        resultOptions.newWriter(access.environment(), access.streams());
        Securable securable = Securable.parse(type, name);
        Grants grants = new Grants(access.connect(connectionOptions));
        List<Grant> found = effective ? grants.effective(securable) : grants.show(securable);
        new ObjectList(
                        "grants",
                        effective ? COLUMNS : COLUMNS.subList(0, 2),
                        found.stream().map(GrantShowCommand::object).toList())
                .write(resultOptions, access.environment(), access.streams());
        return ExitCode.OK;
    }

    private static Map<String, Object> object(Grant grant) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("principal", grant.principal().name());
        object.put("principal_kind", grant.principal().kind().name().toLowerCase(Locale.ROOT));
        object.put("privilege", grant.privilege().name());
        object.put("inherited_from", grant.inheritedFrom());
        return object;
    }
}
