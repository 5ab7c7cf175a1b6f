// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import dev.sluice.settings.Secret;
import java.util.Optional;

/**
 * What a token endpoint granted: an access token, the refresh token that renews it where there is one, and the scopes as
 * the server names them.
 */
public record GrantedToken(AccessToken access, Optional<Secret> refresh, Optional<String> scopes) {

    /** A token that nothing renews but asking again. */
    public static GrantedToken of(AccessToken access) {
        return new GrantedToken(access, Optional.empty(), Optional.empty());
    }

    /** The same grant with the older one's refresh token and scopes, where the server sent no new ones. */
    public GrantedToken after(GrantedToken older) {
        return new GrantedToken(access, refresh.or(older::refresh), scopes.or(older::scopes));
    }
}
