// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

/** Hands out a token that is valid now. Safe to call from any thread; fails with what the caller should do. */
@FunctionalInterface
public interface TokenSource {

    AccessToken token();

    /**
     * Hears that the workspace refused a token although its time was not over (revoked, or the clocks differ): it is not
     * handed out again. True when the next token can be another one.
     */
    default boolean discard(AccessToken refused) {
        return false;
    }
}
