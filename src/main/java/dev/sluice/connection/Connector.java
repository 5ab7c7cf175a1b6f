// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import dev.sluice.auth.AuthContext;
import dev.sluice.auth.WorkspaceHeaders;
import dev.sluice.http.ApiCaller;
import dev.sluice.http.RestClients;
import dev.sluice.http.RetryPolicy;
import dev.sluice.token.TokenSource;
import dev.sluice.token.TokenStore;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes connections: the only way to an authenticated client. */
public final class Connector {

    private final Clock clock;
    private final RetryPolicy policy;
    private final Supplier<TokenStore> tokens;
    private final UnaryOperator<TokenSource> sources;

    /** {@code tokens} is asked when a connection is made: until then nobody knows whether a cache is wanted. */
    public Connector(Clock clock, RetryPolicy policy, Supplier<TokenStore> tokens) {
        this(clock, policy, tokens, source -> source);
    }

    private Connector(
            Clock clock, RetryPolicy policy, Supplier<TokenStore> tokens, UnaryOperator<TokenSource> sources) {
        this.clock = clock;
        this.policy = policy;
        this.tokens = tokens;
        this.sources = sources;
    }

    /** The same, and the listener hears what its connections do. */
    public Connector heardBy(ConnectionListener listener) {
        return new Connector(
                clock,
                policy.telling(_ -> listener.retried()),
                tokens,
                source -> new TimedTokens(source, clock, listener));
    }

    /** Connects without sending anything: the first call asks for a token. */
    public Connection connect(ConnectionConfig config) {
        AuthContext context = context(config);
        TokenSource source = sources.apply(config.authType().openTokenSource(context));
        WorkspaceHeaders headers = config.authType().openHeaders(context);
        return new Connection(
                config,
                source,
                headers,
                new RestClients(config.host(), config.transport(), clock),
                new ApiCaller(config.host(), policy),
                clock);
    }

    /** What the connection's auth type needs: for signing in and out, which no connection does by itself. */
    public AuthContext context(ConnectionConfig config) {
        return AuthContext.of(config.host(), config.name(), config.transport(), policy, tokens.get(), clock);
    }
}
