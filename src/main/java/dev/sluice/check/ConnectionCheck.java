// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.connection.Connection;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.TimedOut;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.http.TransportFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs the phases of one connection in order; after a vital one has failed the rest is skipped. */
public final class ConnectionCheck {

    /** Every phase there is, in the order of the way that a query goes. */
    private static final List<Phase> PHASES = List.of(
            new DnsPhase(),
            new TcpPhase(),
            new TlsPhase(),
            new DiscoveryPhase(),
            new TokenPhase(),
            new ApiPhase(),
            new CatalogPhase(),
            new ComputePhase(),
            new SqlPhase(),
            new StoragePhase());

    private final Optional<Level> asked;
    private final Clock clock;

    /** {@code asked} empty is the default: everything free, and SQL where compute already runs. */
    public ConnectionCheck(Optional<Level> asked, Clock clock) {
        this.asked = asked;
        this.clock = clock;
    }

    /** Checks one connection; {@code open} reads its settings, which is the first phase. Never throws a failure. */
    public CheckReport run(String name, Supplier<Connection> open) {
        Instant start = clock.instant();
        List<PhaseResult> results = new ArrayList<>();
        Connection connection;
        try {
            connection = open.get();
            results.add(new PhaseResult(
                    "settings",
                    new Verdict.Passed(
                            "auth type " + connection.config().authType().name()),
                    since(start)));
        } catch (SluiceException failure) {
            results.add(new PhaseResult("settings", new Verdict.Failed(failure), since(start)));
            skipFrom(0, "settings failed", results);
            return new CheckReport(name, Optional.empty(), Optional.empty(), start, since(start), results);
        }
        runPhases(new CheckedConnection(connection, asked), results);
        return new CheckReport(
                name,
                Optional.of(connection.config().host().toString()),
                Optional.of(connection.config().authType().name()),
                start,
                since(start),
                results);
    }

    private void runPhases(CheckedConnection connection, List<PhaseResult> results) {
        Level depth = asked.orElse(Level.SQL);
        for (int i = 0; i < PHASES.size(); i++) {
            Phase phase = PHASES.get(i);
            if (phase.level().compareTo(depth) > 0) {
                return;
            }
            Instant start = clock.instant();
            Verdict verdict = verdict(phase, connection);
            results.add(new PhaseResult(phase.name(), verdict, since(start)));
            if (verdict instanceof Verdict.Failed
                    && (phase.isVital() || Thread.currentThread().isInterrupted())) {
                skipFrom(i + 1, phase.name() + " failed", results);
                return;
            }
        }
    }

    private static Verdict verdict(Phase phase, CheckedConnection connection) {
        try {
            return phase.run(connection);
        } catch (Interrupted stopped) {
            return new Verdict.Failed(overdue(phase, stopped.getMessage() + " ", stopped.statementId()));
        } catch (SluiceException failure) {
            return new Verdict.Failed(failure);
        } catch (IOException failure) {
            String host = connection.connection().config().host().toString();
            return new Verdict.Failed(TransportFailure.from(failure).explain("reach the workspace", host));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Verdict.Failed(overdue(phase, "", Optional.empty()));
        } catch (RuntimeException defect) {
            return new Verdict.Failed(new Unexpected(Explanation.of(
                            "The phase " + phase.name() + " met a defect of this program: " + defect,
                            "Please report it; -v shows where it happened.")
                    .causedBy(defect)));
        }
    }

    private static TimedOut overdue(Phase phase, String outcome, Optional<String> statementId) {
        return new TimedOut(new Explanation(
                outcome + "The time for this check was over in the phase " + phase.name() + ".",
                "Give it longer with --timeout, or find out what is slow there.",
                Optional.empty(),
                statementId,
                Optional.empty()));
    }

    private void skipFrom(int index, String why, List<PhaseResult> results) {
        Level depth = asked.orElse(Level.SQL);
        PHASES.stream()
                .skip(index)
                .filter(phase -> phase.level().compareTo(depth) <= 0)
                .forEach(phase -> results.add(new PhaseResult(phase.name(), new Verdict.Skipped(why), Duration.ZERO)));
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }
}
