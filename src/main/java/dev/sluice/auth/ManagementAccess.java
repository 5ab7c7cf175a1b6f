// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.settings.Secret;
import dev.sluice.settings.Settings;
import dev.sluice.token.TokenSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets a service principal or managed identity in that has a role on the workspace in Azure and is no member of it: the
 * workspace's resource id and a token for Azure's management go with every call (reference 7.2). A member needs neither.
 */
record ManagementAccess(String resourceId, EntraCloud cloud) {

    static Optional<ManagementAccess> from(Settings settings) {
        return settings.text("azure-workspace-resource-id")
                .map(id -> new ManagementAccess(id, EntraCloud.of(settings)));
    }

    /** The headers, with the token of a source that is opened for the cloud's management; none without a resource id. */
    static WorkspaceHeaders headers(Optional<ManagementAccess> access, Function<EntraCloud, TokenSource> open) {
        if (access.isEmpty()) {
            return WorkspaceHeaders.none();
        }
        TokenSource tokens = open.apply(access.get().cloud());
        Secret resource = Secret.of(access.get().resourceId());
        return () -> Map.of(
                "X-Databricks-Azure-SP-Management-Token",
                tokens.token().value(),
                "X-Databricks-Azure-Workspace-Resource-Id",
                resource);
    }
}
