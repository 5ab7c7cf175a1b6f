// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import dev.sluice.auth.AuthContext;
import dev.sluice.auth.WorkspaceHeaders;
import dev.sluice.http.ApiCaller;
import dev.sluice.http.RestClients;
import dev.sluice.http.RetryPolicy;
import dev.sluice.token.TokenSource;
import java.time.Clock;

/** Makes connections: the only way to an authenticated client. */
public final class Connector {

    private final Clock clock;
    private final RetryPolicy policy;

    public Connector(Clock clock, RetryPolicy policy) {
        this.clock = clock;
        this.policy = policy;
    }

    /** Connects without sending anything: the first call asks for a token. */
    public Connection connect(ConnectionConfig config) {
        AuthContext context = AuthContext.of(config.host(), config.transport(), policy, clock);
        TokenSource tokens = config.authType().openTokenSource(context);
        WorkspaceHeaders headers = config.authType().openHeaders(context);
        return new Connection(
                config,
                tokens,
                headers,
                new RestClients(config.host(), config.transport(), clock),
                new ApiCaller(config.host(), policy),
                clock);
    }
}
