// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.catalog.Grant;
import dev.sluice.catalog.Grants;
import dev.sluice.catalog.Securable;
import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.httpconnection.HttpConnection;
import dev.sluice.httpconnection.HttpConnectionName;
import dev.sluice.httpconnection.HttpConnections;
import dev.sluice.httpconnection.ServiceAddress;
import dev.sluice.httpconnection.StoredSecret;
import dev.sluice.httpconnection.UpdatePlan;
import dev.sluice.settings.SettingsRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes an HTTP connection without erasing anything: most of all, rotates its token. */
@Command(
        name = "update",
        description = {
            "Change an HTTP connection: rotate its token or secret, or change its options; nothing else is touched.",
            "The secret is always given again, since the workspace never gives it back and could erase it."
        },
        footer = {
            "sluice hc update github --token-file - < new-token",
            "sluice hc update crm --client-secret-file new-secret --scope \"things.read things.write\""
        })
final class HttpConnectionUpdateCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(paramLabel = "<name>", description = "Its name, or catalog.schema.name.")
    String name = "";

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Option(names = "--new-name", paramLabel = "<name>", description = "Refused, with a plan: a name stays.")
    @Nullable
    String newName;

    @Option(names = "--mcp", negatable = true, description = "Refused, with a plan: the MCP mark stays.")
    @Nullable
    Boolean mcp;

    @Option(
            names = "--dry-run",
            description = "Change nothing; print the request and the equivalent SQL, secrets hidden.")
    boolean dryRun;

    @Mixin
    NamedConnection named = new NamedConnection();

    private final WorkspaceAccess access;

    HttpConnectionUpdateCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        HttpConnectionName parsed = HttpConnectionName.parse(name);
        SettingsRequest request = named.request(access);
        Connection connection = named.connect(access, request);
        HttpConnections connections = new HttpConnections(connection);
        HttpConnection current = connections.get(parsed);
        if (newName != null || mcp != null) {
            throw immutable(current, new Grants(connection).show(Securable.connection(parsed.fullName())));
        }
        Map<String, String> plain = plain(current);
        Map<String, StoredSecret> secrets = secrets(request);
        UpdatePlan plan = UpdatePlan.of(current, plain, secrets);
        if (dryRun) {
            String rest = plan.needsSql()
                    ? ""
                    : "PATCH /api/2.1/unity-catalog/connections/" + parsed.fullName() + "\n"
                            + JsonText.of(plan.redactedRequest()) + "\n\n";
            access.streams().print(rest + plan.sql() + "\n");
            return ExitCode.OK;
        }
        connections.update(current, plain, secrets);
        access.words().say("Updated the HTTP connection '" + parsed + "'.");
        return ExitCode.OK;
    }

    private Map<String, StoredSecret> secrets(SettingsRequest request) {
        Map<String, StoredSecret> secrets = new LinkedHashMap<>();
        service.bearerToken(request).ifPresent(secret -> secrets.put("bearer_token", secret));
        service.oauthSecret(request).ifPresent(secret -> secrets.put("client_secret", secret));
        return secrets;
    }

    /** What was typed, with the service's address as a whole, since host, port and path are checked together. */
    private Map<String, String> plain(HttpConnection current) {
        Map<String, String> plain = service.typed();
        if (service.host != null || service.port != null || service.basePath != null) {
            Map<String, String> options = current.options();
            ServiceAddress address = ServiceAddress.parse(
                    service.host == null ? options.getOrDefault("host", "") : service.host,
                    Optional.ofNullable(service.port)
                            .or(() -> service.host == null
                                    ? Optional.ofNullable(options.get("port")).map(Integer::valueOf)
                                    : Optional.empty()),
                    Optional.ofNullable(service.basePath)
                            .or(() -> service.host == null
                                    ? Optional.ofNullable(options.get("base_path"))
                                    : Optional.empty()));
            plain.put("host", address.host());
            plain.put("port", Integer.toString(address.port()));
            plain.put("base_path", address.basePath());
        }
        return plain;
    }

    /** Refuses what stays, and says how to get there anyway: with every grant that would be lost. */
    private InvalidSettings immutable(HttpConnection current, List<Grant> grants) {
        String what = newName == null
                ? "Whether a connection is an MCP server is settled when it is created."
                : "The name of a connection cannot be changed: SQL and tools refer to it.";
        String target = newName == null ? current.name().fullName() : newName;
        StringBuilder plan = new StringBuilder("Recreate it instead:\n");
        if (newName == null) {
            plan.append("  sluice hc delete ").append(current.name()).append('\n');
        }
        plan.append("  sluice hc create ")
                .append(target)
                .append(" --method ")
                .append(current.method().map(method -> method.word()).orElse("…"))
                .append(" --host ")
                .append(current.address())
                .append(" … (the secret anew)");
        for (Grant grant : grants) {
            plan.append("\n  sluice grant add connection ")
                    .append(target)
                    .append(' ')
                    .append(grant.privilege().inSql())
                    .append(" --to ")
                    .append(shell(grant.principal().name()));
        }
        current.owner()
                .ifPresent(owner -> plan.append("\n  sluice hc transfer ")
                        .append(target)
                        .append(" --to ")
                        .append(shell(owner)));
        if (newName != null) {
            plan.append("\n  sluice hc delete ").append(current.name());
        }
        return new InvalidSettings(what, plan.toString());
    }

    private static String shell(String word) {
        return word.matches("[A-Za-z0-9@._-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
