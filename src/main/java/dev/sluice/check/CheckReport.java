// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One connection's check: what it is, and its phases in order. Without a host the settings could not be read. */
public record CheckReport(
        String connection,
        Optional<String> host,
        Optional<String> authType,
        Instant startedAt,
        Duration took,
        List<PhaseResult> phases) {

    public boolean isPassed() {
        return phases.stream().noneMatch(phase -> phase.verdict() instanceof Verdict.Failed);
    }
}
