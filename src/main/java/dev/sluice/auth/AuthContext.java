// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.http.RetryPolicy;
import dev.sluice.http.Transport;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.oauth.Discovery;
import dev.sluice.oauth.Documents;
import dev.sluice.oauth.HttpDocuments;
import dev.sluice.oauth.OidcTokenEndpoint;
import dev.sluice.oauth.TokenEndpoint;
import dev.sluice.oauth.WorkspaceDiscovery;
import dev.sluice.settings.Secret;
import dev.sluice.token.CachedTokenSource;
import dev.sluice.token.Renewal;
import dev.sluice.token.TokenKey;
import dev.sluice.token.TokenSource;
import dev.sluice.token.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What an auth type needs of its surroundings to open a token source.
 *
 * @param connection the connection's name, when it has one
 * @param tokens where tokens are kept beyond the process
 */
public record AuthContext(
        WorkspaceHost host,
        Optional<String> connection,
        TokenEndpoint tokenEndpoint,
        Discovery discovery,
        Documents documents,
        Programs programs,
        TokenStore tokens,
        Clock clock) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The surroundings of a connection: token requests go the way its other calls go. */
    public static AuthContext of(
            WorkspaceHost host,
            Optional<String> connection,
            Transport transport,
            RetryPolicy policy,
            TokenStore tokens,
            Clock clock) {
        return new AuthContext(
                host,
                connection,
                new OidcTokenEndpoint(transport, policy, clock),
                new WorkspaceDiscovery(host, transport, policy, clock),
                new HttpDocuments(transport, policy, clock),
                new LocalPrograms(),
                tokens,
                clock);
    }

    /** Whose tokens these are: of this connection, this type, this client, these scopes and this secret. */
    TokenKey key(AuthType type, String clientId, String scopes, Optional<Secret> secret) {
        return TokenKey.of(connection, host.origin(), type.name(), clientId, scopes, secret);
    }

    /** A source whose tokens are shared with other processes through the store. */
    TokenSource cached(TokenKey key, Renewal renewal) {
        return new CachedTokenSource(key, tokens, renewal, clock);
    }

    /** How long a person may take to sign in. */
    Duration patience() {
        return PATIENCE;
    }

    /** What to do to sign in to this connection. */
    String loginRemedy() {
        return connection
                .map(name -> "Run sluice auth login -c " + name + ".")
                .orElse("Run sluice auth login with the same settings.");
    }
}
