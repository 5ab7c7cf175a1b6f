// SPDX-License-Identifier: Apache-2.0
package dev.sluice.faults;

import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;

/** What a run meets, and where. */
enum Fault {
    NOTHING,
    RESET_OF_THE_API,
    RESET_OF_STORAGE,
    STALL_OF_THE_API,
    STALL_OF_STORAGE,
    HALF_CLOSE_OF_THE_API,
    HALF_CLOSE_OF_STORAGE,
    TRUNCATION_BY_THE_API,
    TRUNCATION_BY_STORAGE,
    BURST_OF_429,
    BURST_OF_503,
    EXPIRED_LINKS,
    TOKEN_THAT_EXPIRES;

    /** Whether only the client's own limit of silence ends it. */
    boolean isSilence() {
        return switch (this) {
            case STALL_OF_THE_API, STALL_OF_STORAGE -> true;
            default -> false;
        };
    }

    /** Whether a failure of this kind is true of it. */
    boolean allows(SluiceException failure) {
        return switch (this) {
            case NOTHING -> false;
            case RESET_OF_STORAGE, STALL_OF_STORAGE, HALF_CLOSE_OF_STORAGE, TRUNCATION_BY_STORAGE ->
                failure instanceof Unavailable || failure instanceof Incomplete;
            case RESET_OF_THE_API,
                    STALL_OF_THE_API,
                    HALF_CLOSE_OF_THE_API,
                    TRUNCATION_BY_THE_API,
                    BURST_OF_429,
                    BURST_OF_503,
                    EXPIRED_LINKS -> failure instanceof Unavailable;
            case TOKEN_THAT_EXPIRES -> failure instanceof Unauthenticated;
        };
    }
}
