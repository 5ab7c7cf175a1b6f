// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Other programs on this machine that know how to obtain a token. */
@FunctionalInterface
public interface Programs {

    /**
     * How a program ended.
     *
     * @param out what it printed, which may be a token
     * @param isOver false when its time was over first; it has been ended then
     */
    record Ended(int exit, String out, String err, boolean isOver) {

        @Override
        public String toString() {
            return "Ended[" + exit + "]";
        }
    }

    /** Runs one to its end. An IOException means that it did not start. */
    Ended run(List<String> words, Duration limit) throws IOException, InterruptedException;
}
