// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.TimedOut;
import dev.sluice.http.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waits until a person has signed in: asks every few seconds, for at most ten minutes. */
public final class SignInWait {

    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Pause pause;
    private final Clock clock;

    public SignInWait(Pause pause, Clock clock) {
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether somebody has signed in by now. */
    @FunctionalInterface
    public interface SignedIn {
        boolean isTrue() throws InterruptedException;
    }

    public void until(SignedIn signedIn, String page) throws InterruptedException {
        Instant end = clock.instant().plus(LONGEST);
        while (!signedIn.isTrue()) {
            if (!clock.instant().plus(BETWEEN).isBefore(end)) {
                throw new TimedOut(Explanation.of(
                        "Nobody has signed in within ten minutes.",
                        "Open " + page
                                + ", choose Sign in with HTTP, and run this again. If the browser showed an error,"
                                + " sluice hc explain says what it means."));
            }
            pause.waitFor(BETWEEN);
        }
    }
}
