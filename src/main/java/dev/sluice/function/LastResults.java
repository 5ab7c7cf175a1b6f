// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.check.CheckReport;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the last checks of each connection came to: the latest report whole, of those before only the outcome. */
final class LastResults {

    /** As many as are still to be seen as a small picture. */
    private static final int REMEMBERED = 30;

    /** One check's outcome. */
    record Outcome(Instant at, boolean isPassed) {}

    /** A connection's memory; the newest outcome is last. */
    record History(CheckReport latest, List<Outcome> outcomes, Optional<Instant> lastSuccess) {}

    private static final class Entry {
        private CheckReport latest;
        private Optional<Instant> lastSuccess = Optional.empty();
        private final Deque<Outcome> outcomes = new ArrayDeque<>();

        private Entry(CheckReport first) {
            latest = first;
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    synchronized void add(CheckReport report) {
        Entry entry = entries.computeIfAbsent(report.connection(), _ -> new Entry(report));
        entry.latest = report;
        Instant end = report.startedAt().plus(report.took());
        entry.outcomes.addLast(new Outcome(end, report.isPassed()));
        if (entry.outcomes.size() > REMEMBERED) {
            entry.outcomes.removeFirst();
        }
        if (report.isPassed()) {
            entry.lastSuccess = Optional.of(end);
        }
    }

    synchronized Optional<History> of(String connection) {
        return Optional.ofNullable(entries.get(connection))
                .map(entry -> new History(entry.latest, List.copyOf(entry.outcomes), entry.lastSuccess));
    }

    /** When the last check of a report's connection that passed had ended. */
    Optional<Instant> lastSuccess(CheckReport report) {
        return of(report.connection()).flatMap(History::lastSuccess);
    }

    /** Forgets what is not configured any more. */
    synchronized void keepOnly(List<String> connections) {
        entries.keySet().retainAll(connections);
    }
}
