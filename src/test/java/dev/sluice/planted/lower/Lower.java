// SPDX-License-Identifier: Apache-2.0
package dev.sluice.planted.lower;

import dev.sluice.planted.upper.Upper;

/** The start of a forbidden arrow, for the test of the rule that forbids it. */
public final class Lower {

    public static final String NAME = "below " + Upper.NAME;

    private Lower() {}

    /** Waits, which only one place may. */
    public static void rest() throws InterruptedException {
        Sleeper sleeper = Thread::sleep;
        sleeper.sleep(0);
    }

    /** A method reference hides a call from a careless rule. */
    private interface Sleeper {
        void sleep(long millis) throws InterruptedException;
    }
}
