// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import java.util.concurrent.atomic.AtomicInteger;

/** Bounds how many requests wait for checks at the same time; what comes beyond is refused, not queued. */
final class Places {

    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    Places(int most) {
        this.most = most;
    }

    /** Whether there was one; who got it gives it back. */
    boolean take() {
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            return false;
        }
        return true;
    }

    void giveBack() {
        taken.decrementAndGet();
    }

    int most() {
        return most;
    }

    int taken() {
        return taken.get();
    }
}
