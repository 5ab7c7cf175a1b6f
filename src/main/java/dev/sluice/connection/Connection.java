// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import dev.sluice.auth.WorkspaceHeaders;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.http.ApiCaller;
import dev.sluice.http.Http2Client;
import dev.sluice.http.RawClient;
import dev.sluice.http.RestClients;
import dev.sluice.http.RetryPolicy.Safety;
import dev.sluice.token.AccessToken;
import dev.sluice.token.TokenSource;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A link to one workspace: its configuration, its token source, and authenticated clients of its APIs. Every operation
 * goes through it. Safe to share between threads.
 */
public final class Connection {

    private final ConnectionConfig config;
    private final TokenSource tokens;
    private final WorkspaceHeaders headers;
    private final RestClients clients;
    private final ApiCaller caller;
    private final Clock clock;

    Connection(
            ConnectionConfig config,
            TokenSource tokens,
            WorkspaceHeaders headers,
            RestClients clients,
            ApiCaller caller,
            Clock clock) {
        this.config = config;
        this.tokens = tokens;
        this.headers = headers;
        this.clients = clients;
        this.caller = caller;
        this.clock = clock;
    }

    public ConnectionConfig config() {
        return config;
    }

    public Clock clock() {
        return clock;
    }

    /** A token that is valid now; asks for one when there is none. */
    public AccessToken token() {
        return tokens.token();
    }

    /** The workspace's client of one API, called only through {@link Calls#call}. */
    public <A> Calls<A> api(Class<A> type) {
        A client = clients.build(type, new AuthorizationFilter(config.host(), tokens, headers, config.workspaceId()));
        return new Calls<>(client, tokens, headers, caller);
    }

    /** Calls that no interface describes; they stream, and a refusal is an answer like any other. */
    public RawCall raw() {
        return new RawCall(
                config.host(),
                tokens,
                config.workspaceId(),
                new RawClient(config.host(), config.transport(), clock),
                caller,
                clock);
    }

    /** One call without a credential, for what the host publishes; {@code filter} sees what is sent. */
    public <A, T> T openly(String action, Class<A> type, ClientRequestFilter filter, Function<A, T> request)
            throws InterruptedException {
        A client = clients.build(type, filter);
        return caller.call(action, Safety.REPEATABLE, () -> request.apply(client));
    }

    /** Calls over HTTP/2, whose answers stream and end with trailers; nothing is opened before the first. */
    public Http2Call http2() {
        return new Http2Call(
                new Http2Client(config.host(), config.transport(), clock),
                tokens,
                headers,
                config.workspaceId(),
                caller);
    }

    /** One API of the workspace; its calls are retried and their failures explained. */
    public static final class Calls<A> {

        private final A client;
        private final TokenSource tokens;
        private final WorkspaceHeaders headers;
        private final ApiCaller caller;

        private Calls(A client, TokenSource tokens, WorkspaceHeaders headers, ApiCaller caller) {
            this.client = client;
            this.tokens = tokens;
            this.headers = headers;
            this.caller = caller;
        }

        /**
         * Makes one call. {@code action} completes "Could not …"; {@code safety} says whether it may be sent twice.
         * Interrupting the caller leaves the call itself running.
         */
        public <T> T call(String action, Safety safety, Function<A, T> request) throws InterruptedException {
            Supplier<T> bound = () -> {
                BeforeTheCall.get(headers::now);
                return request.apply(client);
            };
            AccessToken token = BeforeTheCall.get(
                    tokens::token); // here, where its failure is its own; the filter then finds it ready
            try {
                return caller.call(action, safety, bound);
            } catch (Unauthenticated refused) {
                // nothing was done, so it may be sent again: the token was revoked, or ended by the workspace's clock
                if (!tokens.discard(token)) {
                    throw refused;
                }
                BeforeTheCall.get(tokens::token);
                return caller.call(action, safety, bound);
            }
        }

        public <T> T read(String action, Function<A, T> request) throws InterruptedException {
            return call(action, Safety.REPEATABLE, request);
        }
    }
}
