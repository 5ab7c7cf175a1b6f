// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import java.time.Duration;

/**
 * A call that failed and will be made again.
 *
 * @param action completes "could not …"
 * @param why as the end of a sentence
 * @param next which try comes, of {@code most}
 */
public record Retry(String action, String why, Duration after, int next, int most) {

    /** The sentence for whoever waits meanwhile. */
    public String inWords() {
        return "could not " + action + ": " + why + ". Trying again (" + next + " of " + most + ").";
    }
}
