// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import dev.sluice.auth.WorkspaceHeaders;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.token.TokenSource;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Optional;

/** Adds the bearer token, and the workspace's id where a host serves several; refuses to do so for another host. */
final class AuthorizationFilter implements ClientRequestFilter {

    private final WorkspaceHost host;
    private final TokenSource tokens;
    private final WorkspaceHeaders headers;
    private final Optional<String> workspaceId;

    AuthorizationFilter(
            WorkspaceHost host, TokenSource tokens, WorkspaceHeaders headers, Optional<String> workspaceId) {
        this.host = host;
        this.tokens = tokens;
        this.headers = headers;
        this.workspaceId = workspaceId;
    }

    @Override
    public void filter(ClientRequestContext request) {
        URI target = request.getUri();
        if (!WorkspaceHost.parse(target.getScheme() + "://" + target.getRawAuthority())
                .origin()
                .equals(host.origin())) {
            throw new IllegalStateException("A token for " + host + " was about to go to another host");
        }
        request.getHeaders()
                .putSingle(
                        HttpHeaders.AUTHORIZATION,
                        "Bearer " + tokens.token().value().reveal());
        headers.now().forEach((name, value) -> request.getHeaders().putSingle(name, value.reveal()));
        // drivers send the one, SDKs the other; both are read as routing hints (reference 0.1)
        workspaceId.ifPresent(id -> {
            request.getHeaders().putSingle("X-Databricks-Workspace-Id", id);
            request.getHeaders().putSingle("x-databricks-org-id", id);
        });
    }
}
