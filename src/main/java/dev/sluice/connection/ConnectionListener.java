// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import java.time.Duration;

/** Hears what a connection does beside answering, on whichever thread does it. */
public interface ConnectionListener {

    /** A call is about to be made again after a failure. */
    void retried();

    /** A token was handed out, or not, after so long; next to nothing when it was there already. */
    void tokenTook(Duration time);
}
