// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import dev.sluice.auth.AuthType;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.ProxyRules;
import dev.sluice.http.Transport;
import dev.sluice.http.Trust;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a connection is made from, read and checked; nothing has been sent. */
public record ConnectionConfig(
        Optional<String> name,
        WorkspaceHost host,
        AuthType authType,
        Transport transport,
        Compute compute,
        Optional<String> workspaceId,
        Optional<String> catalog,
        Optional<String> schema,
        Optional<String> table) {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** Longer than the fifty seconds that a statement call may wait on the server, with room for a slow answer. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(90);

    /** Reads one connection's settings; {@code environment} is asked only for where certificates lie. */
    public static ConnectionConfig from(Settings settings, Map<String, String> environment) {
        WorkspaceHost host = WorkspaceHost.parse(settings.require("host"));
        refuseTwoWorkspaces(settings, host);
        Trust trust = Trust.from(environment);
        Optional<Path> caFile = settings.path("ca-file");
        ProxyRules proxies = settings.text("proxy")
                .map(proxy -> ProxyRules.parse(proxy, settings.text("no-proxy").orElse("")))
                .orElseGet(ProxyRules::none);
        Transport transport = new Transport(
                caFile.map(trust::withCaFile).orElse(trust),
                proxies,
                settings.duration("connect-timeout", CONNECT_TIMEOUT),
                settings.duration("idle-timeout", IDLE_TIMEOUT));
        return new ConnectionConfig(
                settings.connectionName(),
                host,
                AuthType.from(settings),
                transport,
                Compute.from(settings),
                settings.text("workspace-id").or(host::workspaceId),
                settings.text("catalog"),
                settings.text("schema"),
                settings.text("table"));
    }

    /** On a host of many workspaces two that differ are refused: either could be the wrong one. */
    private static void refuseTwoWorkspaces(Settings settings, WorkspaceHost host) {
        Optional<String> named = settings.text("workspace-id");
        boolean differ = named.isPresent() && host.workspaceId().isPresent() && !named.equals(host.workspaceId());
        if (differ) {
            throw new InvalidSettings(
                    "Two workspaces are named: " + named.get() + " by workspace-id ("
                            + settings.originOf("workspace-id")
                            + ") and " + host.workspaceId().get() + " in the address of host ("
                            + settings.originOf("host") + ").",
                    "Keep one of them; an empty value (as in --workspace-id=) takes a setting of the file away.");
        }
    }
}
