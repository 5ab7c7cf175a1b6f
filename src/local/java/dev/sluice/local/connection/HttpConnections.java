// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.connection;

import dev.sluice.local.http.Routes;
import dev.sluice.local.sql.ConnectionDefinitions;
import dev.sluice.local.state.WorkspaceState;
import java.time.Clock;
import javax.net.ssl.SSLContext;

/** Everything of HTTP connections put together: the API, grants, sign-in and the proxy. */
public final class HttpConnections {

    private final Connections connections;
    private final SignIn signIn;
    private final ConnectionProxy proxy;

    /**
     * @param host of the workspace
     * @param service origin of the external service
     * @param trust for https to it
     * @param owners of catalogs, schemas and tables
     */
    public HttpConnections(
            WorkspaceState state,
            String host,
            String service,
            SSLContext trust,
            Clock clock,
            String metastore,
            Permissions.Owners owners) {
        Outside outside = new Outside(trust, state.governance());
        Credentials credentials = new Credentials(outside, clock);
        this.connections = new Connections(state, metastore, clock, owners, credentials::redeem);
        this.signIn = new SignIn(connections, credentials, outside, host, state.user());
        this.proxy = new ConnectionProxy(state, connections, credentials, signIn, outside, host);
        connections.fill(service);
    }

    /** What statements about connections change. */
    public ConnectionDefinitions inSql() {
        return new ConnectionSql(connections);
    }

    public void addTo(Routes routes) {
        connections.addTo(routes);
        signIn.addTo(routes);
        proxy.addTo(routes);
    }
}
