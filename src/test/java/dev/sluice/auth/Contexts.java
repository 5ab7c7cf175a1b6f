// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.http.WorkspaceHost;
import dev.sluice.oauth.Documents;
import dev.sluice.oauth.TokenEndpoint;
import dev.sluice.token.TokenStore;
import java.time.Clock;
import java.util.Optional;

/** Surroundings of an auth type in a test: whatever is not given must not be used. */
final class Contexts {

    static final TokenEndpoint NO_ENDPOINT = request -> {
        throw new AssertionError("no token endpoint is asked: " + request);
    };

    static final Programs NO_PROGRAMS = (words, limit) -> {
        throw new AssertionError("no program is run: " + words);
    };

    private Contexts() {}

    static AuthContext of(String host, TokenEndpoint endpoint, Documents documents, Programs programs, Clock clock) {
        return new AuthContext(
                WorkspaceHost.parse(host),
                Optional.empty(),
                endpoint,
                Optional::empty,
                documents,
                programs,
                TokenStore.none(),
                clock);
    }

    static AuthContext withPrograms(Programs programs, Clock clock) {
        return of("acme.example", NO_ENDPOINT, Asked.nothing(), programs, clock);
    }

    static AuthContext withDocuments(Documents documents, Clock clock) {
        return of("acme.example", NO_ENDPOINT, documents, NO_PROGRAMS, clock);
    }
}
