// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.check.CheckReport;
import dev.sluice.check.Verdict;
import dev.sluice.error.SluiceException;
import java.util.Optional;
import java.util.stream.Stream;

/** The phases of a report that failed. */
final class Failures {

    private Failures() {}

    /** A phase by its name, and why it failed. */
    record Failed(String phase, SluiceException failure) {}

    static Stream<Failed> of(CheckReport report) {
        return report.phases().stream()
                .flatMap(result -> result.verdict() instanceof Verdict.Failed failed
                        ? Stream.of(new Failed(result.phase(), failed.failure()))
                        : Stream.empty());
    }

    static Optional<Failed> first(CheckReport report) {
        return of(report).findFirst();
    }
}
