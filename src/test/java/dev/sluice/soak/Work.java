// SPDX-License-Identifier: Apache-2.0
package dev.sluice.soak;

/** What a run asks of the program. */
enum Work {
    /** Reads a table by links. */
    QUERY,
    /** Writes one row, which must be there once afterwards, or never. */
    INSERT,
    /** Fetches the result of a statement that has ended. */
    FETCH,
    /** Checks a connection down to storage. */
    CHECK,
    /** Gets a token that has to be renewed for it, of a service principal. */
    TOKEN_M2M,
    /** The same of a person, whose refresh token is another one each time. */
    TOKEN_U2M,
    /** Posts to a service through an HTTP connection. */
    CALL
}
