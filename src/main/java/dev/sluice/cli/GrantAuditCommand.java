// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.connection.Connection;
import dev.sluice.grant.ConnectionUsage;
import dev.sluice.grant.GrantAudit;
import dev.sluice.grant.GrantAudit.Fact;
import dev.sluice.grant.GrantAudit.Report;
import dev.sluice.grant.GrantAudit.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints who may use every HTTP connection, and who did. */
@Command(
        name = "audit",
        description = {
            "List every HTTP connection of the metastore and of all schemas: method, owner, who may use it, users granted",
            "directly, the owner's right that cannot be revoked, when the credential ends and who used it. Each answer",
            "names its source or is unknown."
        },
        footer = {"sluice grant audit", "sluice grant audit --usage -o markdown > audit.md"})
final class GrantAuditCommand implements Callable<Integer>, CallsWorkspace {

    private static final List<String> COLUMNS = List.of(
            "connection",
            "method",
            "identity",
            "owner",
            "may_use",
            "direct_user_grants",
            "owners_right",
            "credential_ends",
            "used_by",
            "sources");

    @Option(
            names = "--parent",
            paramLabel = "<catalog.schema>",
            description = "Of all schemas only this one; several times for several.")
    List<String> parents = new ArrayList<>();

    @Option(names = "--metastore-only", description = "The metastore's connections, and no schema's.")
    boolean metastoreOnly;

    @Option(names = "--usage", description = "Ask system.access.audit who used them; runs SQL on the warehouse.")
    boolean usage;

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    GrantAuditCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        resultOptions.newWriter(access.environment(), access.streams());
        Connection connection = access.connect(connectionOptions);
        ConnectionUsage used = usage ? ConnectionUsage.ask(connection) : ConnectionUsage.notAsked();
        GrantAudit audit = new GrantAudit(connection, used);
        Report report = metastoreOnly || !parents.isEmpty() ? audit.in(parents) : audit.everywhere();
        access.words().warn(report.unseen());
        new ObjectList(
                        "http_connections",
                        COLUMNS,
                        report.rows().stream().map(GrantAuditCommand::object).toList())
                .write(resultOptions, access.environment(), access.streams());
        return ExitCode.OK;
    }

    private static Map<String, Object> object(Row row) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("method", row.method());
        facts.put("identity", row.identity());
        facts.put("owner", row.owner());
        facts.put("may_use", row.mayUse());
        facts.put("direct_user_grants", row.directUserGrants());
        facts.put("owners_right", row.ownersRight());
        facts.put("credential_ends", row.credentialEnds());
        facts.put("used_by", row.usedBy());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("connection", row.connection());
        facts.forEach((name, fact) -> object.put(name, fact.shown()));
        object.put(
                "sources",
                facts.entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue().source())
                        .collect(Collectors.joining("; ")));
        return object;
    }
}
