// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One connection's check: what it is, and its phases in order. Without a host the settings could not be read. */
public record CheckReport(
        String connection,
        Optional<String> host,
        Optional<String> authType,
        Instant startedAt,
        Duration took,
        List<PhaseResult> phases) {

    /** When what a phase has seen ends: the certificate of {@code tls}, the token of {@code token}. */
    public Optional<Instant> holdsUntil(String phase) {
        return phases.stream()
                .filter(result -> result.phase().equals(phase))
                .flatMap(result -> result.verdict() instanceof Verdict.Passed passed
                        ? passed.holdsUntil().stream()
                        : Stream.empty())
                .findFirst();
    }

    /** The first phase that failed. */
    public Optional<PhaseResult> firstFailed() {
        return phases.stream()
                .filter(result -> result.verdict() instanceof Verdict.Failed)
                .findFirst();
    }

    public boolean isPassed() {
        return phases.stream().noneMatch(phase -> phase.verdict() instanceof Verdict.Failed);
    }
}
