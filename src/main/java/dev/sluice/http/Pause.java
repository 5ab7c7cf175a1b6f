// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import java.time.Duration;

/** Waits before something is tried again; the one place that sleeps, so that tests need not. */
@FunctionalInterface
public interface Pause {

    void waitFor(Duration duration) throws InterruptedException;

    /** A pause that really waits. */
    static Pause sleeping() {
        return Thread::sleep;
    }
}
