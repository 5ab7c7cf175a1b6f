// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** How much the log says: with {@code -v} a line for each call, with {@code -vv} what the libraries have to say too. */
final class Verbosity {

    /** The log manager holds loggers weakly: ours are kept here, or a level that was set is lost. */
    private static final Logger OURS = Logger.getLogger("dev.sluice");

    private static final Logger EVERYTHING = Logger.getLogger("");

    private Verbosity() {}

    static void apply(int verbosity) {
        if (verbosity >= 1) {
            OURS.setLevel(Level.FINE);
        }
        if (verbosity >= 2) {
            EVERYTHING.setLevel(Level.INFO);
        }
    }
}
