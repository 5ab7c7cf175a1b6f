// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.settings.Secret;
import java.util.Map;

/** What goes to the workspace with every call beside the bearer token; may have to ask for a token of its own. */
@FunctionalInterface
public interface WorkspaceHeaders {

    Map<String, Secret> now();

    static WorkspaceHeaders none() {
        return Map::of;
    }
}
