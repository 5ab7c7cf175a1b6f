// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import java.util.Optional;

/** Where granted tokens outlive the process, shared by all processes of a person. */
public interface TokenStore {

    /** What is kept under a key; an entry that cannot be used counts as none. */
    Optional<GrantedToken> find(TokenKey key);

    /**
     * Renews an entry while nobody else does: reads it again under its lock, and keeps what the renewal gives before
     * anyone uses it. A renewal that gives back what it was shown changes nothing.
     *
     * @param waits whether to wait for another process that has the lock; if not, the answer is empty then
     */
    Optional<GrantedToken> renew(TokenKey key, boolean waits, Renewal renewal);

    /** Whether a token could be kept, as far as that is known beforehand: to be asked before a person is. */
    default boolean isWritable() {
        return true;
    }

    /** Forgets an entry; false when there was none. */
    boolean remove(TokenKey key);

    /** Keeps nothing: each process is on its own. */
    static TokenStore none() {
        return new TokenStore() {
            @Override
            public Optional<GrantedToken> find(TokenKey key) {
                return Optional.empty();
            }

            @Override
            public Optional<GrantedToken> renew(TokenKey key, boolean waits, Renewal renewal) {
                return Optional.of(renewal.renew(Optional.empty()));
            }

            @Override
            public boolean isWritable() {
                return false;
            }

            @Override
            public boolean remove(TokenKey key) {
                return false;
            }
        };
    }
}
