// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

/** Whether new requests are wanted: until the process is told to stop. */
final class Readiness {

    private volatile boolean draining;

    void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }
}
