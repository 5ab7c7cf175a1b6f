// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.OutputFailed;
import dev.sluice.oauth.Person;
import dev.sluice.token.GrantedToken;
import dev.sluice.token.TokenKey;

/** An auth type that needs a person once; afterwards its tokens renew themselves, as long as the server lets them. */
public sealed interface InteractiveAuthType extends AuthType permits EntraBrowser, EntraDeviceCode, OAuthU2m {

    /** Under which the cache keeps what a sign-in gave. */
    TokenKey key(AuthContext context);

    /** Signs a person in, with whatever page or code that takes. Nothing is kept yet. */
    GrantedToken signIn(AuthContext context, Person person);

    /** Signs a person in and keeps what that gave; what cannot be kept would be lost with this process. */
    default GrantedToken signInForGood(AuthContext context, Person person) {
        if (!context.tokens().isWritable()) {
            throw lost("There is no token cache that can be written, so a sign-in would be lost with this command.");
        }
        GrantedToken granted = signIn(context, person);
        TokenKey key = key(context);
        context.tokens().renew(key, true, before -> granted);
        if (context.tokens().find(key).isEmpty()) {
            throw lost("The sign-in worked, and could not be kept: the token cache could not be written.");
        }
        return granted;
    }

    private static OutputFailed lost(String message) {
        return new OutputFailed(Explanation.of(
                message,
                "Give the process a home directory or XDG_STATE_HOME that it may write to, without --no-token-cache."));
    }

    /** Forgets what a sign-in left; false when there was nothing. */
    default boolean signOut(AuthContext context) {
        return context.tokens().remove(key(context));
    }
}
