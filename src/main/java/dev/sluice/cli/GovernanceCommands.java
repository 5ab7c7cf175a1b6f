// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.util.Map;
import java.util.function.Supplier;

/** Makes the commands about HTTP connections and grants. */
final class GovernanceCommands {

    private GovernanceCommands() {}

    static void addTo(Map<Class<?>, Supplier<Object>> makers, WorkspaceAccess access) {
        makers.put(HttpConnectionCommand.class, HttpConnectionCommand::new);
        makers.put(HttpConnectionCreateCommand.class, () -> new HttpConnectionCreateCommand(access));
        makers.put(HttpConnectionListCommand.class, () -> new HttpConnectionListCommand(access));
        makers.put(HttpConnectionShowCommand.class, () -> new HttpConnectionShowCommand(access));
        makers.put(HttpConnectionUpdateCommand.class, () -> new HttpConnectionUpdateCommand(access));
        makers.put(HttpConnectionDeleteCommand.class, () -> new HttpConnectionDeleteCommand(access));
        makers.put(HttpConnectionTransferCommand.class, () -> new HttpConnectionTransferCommand(access));
        makers.put(HttpConnectionCallCommand.class, () -> new HttpConnectionCallCommand(access));
        makers.put(HttpConnectionAdviseCommand.class, () -> new HttpConnectionAdviseCommand(access.streams()));
        makers.put(HttpConnectionPreflightCommand.class, () -> new HttpConnectionPreflightCommand(access));
        makers.put(HttpConnectionExplainCommand.class, () -> new HttpConnectionExplainCommand(access.streams()));
        makers.put(HttpConnectionLoginCommand.class, () -> new HttpConnectionLoginCommand(access));
        makers.put(ApiCommand.class, () -> new ApiCommand(access));
        makers.put(GrantCommand.class, GrantCommand::new);
        makers.put(GrantShowCommand.class, () -> new GrantShowCommand(access));
        makers.put(GrantAddCommand.class, () -> new GrantAddCommand(access));
        makers.put(GrantRemoveCommand.class, () -> new GrantRemoveCommand(access));
        makers.put(GrantDiffCommand.class, () -> new GrantDiffCommand(access));
        makers.put(GrantApplyCommand.class, () -> new GrantApplyCommand(access));
        makers.put(GrantAuditCommand.class, () -> new GrantAuditCommand(access));
    }
}
