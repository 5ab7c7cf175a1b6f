// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import java.util.Optional;

/**
 * Obtains the next token: from what was granted before where that can be renewed, else from the credential. Called by
 * one caller at a time for an entry of the cache; fails with what a person should do.
 */
@FunctionalInterface
public interface Renewal {

    GrantedToken renew(Optional<GrantedToken> before);
}
