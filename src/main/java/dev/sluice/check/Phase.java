// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import java.io.IOException;

/** One step of a check. It reports what it saw, or fails with a {@code SluiceException}. */
interface Phase {

    /** The name in reports. */
    String name();

    /** The lowest level at which it runs. */
    Level level();

    /** Whether what comes after cannot work without it. */
    boolean isVital();

    Verdict run(CheckedConnection connection) throws IOException, InterruptedException;
}
