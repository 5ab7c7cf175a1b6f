// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.http.RetryPolicy;
import dev.sluice.http.Transport;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.oauth.Documents;
import dev.sluice.oauth.HttpDocuments;
import dev.sluice.oauth.OidcTokenEndpoint;
import dev.sluice.oauth.TokenEndpoint;
import java.time.Clock;

/** What an auth type needs of its surroundings to open a token source. */
public record AuthContext(
        WorkspaceHost host, TokenEndpoint tokenEndpoint, Documents documents, Programs programs, Clock clock) {

    /** The surroundings of a connection: token requests go the way its other calls go. */
    public static AuthContext of(WorkspaceHost host, Transport transport, RetryPolicy policy, Clock clock) {
        return new AuthContext(
                host,
                new OidcTokenEndpoint(transport, policy, clock),
                new HttpDocuments(transport, policy, clock),
                new LocalPrograms(),
                clock);
    }
}
