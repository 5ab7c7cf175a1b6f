// SPDX-License-Identifier: Apache-2.0
package dev.sluice.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How one process ended and what it said. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ran(boolean isInTime, int code, byte[] out, String err, long startNanos, long endNanos) {

    double seconds() {
        return (endNanos - startNanos) / 1e9;
    }

    double secondsSince() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    /** What is untrue of it, whatever was asked for. */
    List<String> lies(Set<Integer> trueCodes, List<String> never) {
        List<String> lies = new ArrayList<>();
        if (!isInTime) {
            lies.add("past its deadline");
        } else if (!trueCodes.contains(code)) {
            lies.add("exit code " + code);
        }
        boolean hasSentence =
                err.lines().filter(line -> line.startsWith("sluice: ")).count() == 1;
        if (isInTime && code != 0 && code != 10 && !hasSentence) {
            lies.add("a failure without a sentence");
        }
        never.stream().filter(err::contains).forEach(word -> lies.add("it says '" + word.strip() + "'"));
        return lies;
    }
}
