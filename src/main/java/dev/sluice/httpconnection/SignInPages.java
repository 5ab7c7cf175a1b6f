// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.connection.ConnectionConfig;
import dev.sluice.http.WorkspaceHost;
import java.util.Optional;

/** The workspace's pages around a sign-in: where it begins, and the redirect URI that the provider must know exactly. */
public record SignInPages(WorkspaceHost host, Optional<String> workspaceId) {

    public static SignInPages of(ConnectionConfig config) {
        return new SignInPages(config.host(), config.workspaceId());
    }

    /** The exact redirect URI: the workspace's origin whatever was copied with it, and no slash behind. */
    public String redirectUri() {
        return host.origin() + "/login/oauth/http.html";
    }

    /** The page of a connection with its button "Sign in with HTTP". */
    public String page(HttpConnectionName name) {
        return host.origin() + "/explore/connections/" + WorkspaceHost.encodeSegment(name.fullName())
                + workspaceId.map(id -> "?o=" + id).orElse("");
    }
}
