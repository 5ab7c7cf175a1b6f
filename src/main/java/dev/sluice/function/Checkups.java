// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.check.CheckReport;
import dev.sluice.check.ConnectionCheck;
import dev.sluice.check.Level;
import dev.sluice.check.ManyChecks;
import dev.sluice.check.ManyChecks.Checked;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.TimedOut;
import dev.sluice.settings.ConnectionFile;
import dev.sluice.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Checks connections for whoever asks: equal checks that arrive together are one check, and a young result answers for
 * equal ones that come after it.
 */
final class Checkups {

    private static final int AT_ONCE = 32;

    /** What makes two checks equal. */
    private record Wish(String connection, Optional<Level> level) {}

    private record Run(FutureTask<CheckReport> task) {

        Optional<Instant> end() {
            return task.state() == FutureTask.State.SUCCESS
                    ? Optional.of(
                            task.resultNow().startedAt().plus(task.resultNow().took()))
                    : Optional.empty();
        }
    }

    private final ConfiguredConnections connections;
    private final LastResults results;
    private final Counts counts;
    private final Duration reuse;
    private final JsonLog log;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ConcurrentMap<Wish, Run> runs = new ConcurrentHashMap<>();

    Checkups(
            ConfiguredConnections connections,
            LastResults results,
            Counts counts,
            Duration reuse,
            JsonLog log,
            Clock clock) {
        this.connections = connections;
        this.results = results;
        this.counts = counts;
        this.reuse = reuse;
        this.log = log;
        this.clock = clock;
    }

    /** The reports in the order of the names, each of which is configured. */
    List<CheckReport> check(List<String> names, Optional<Level> level, Trace trace) throws InterruptedException {
        ConnectionFile file = connections.file();
        List<Run> started = new ArrayList<>();
        names.forEach(name -> started.add(run(new Wish(name, level), file, trace)));
        List<CheckReport> reports = new ArrayList<>();
        for (Run run : started) {
            try {
                reports.add(run.task().get());
            } catch (ExecutionException defect) {
                throw new IllegalStateException(defect.getCause());
            }
        }
        return reports;
    }

    /** One report, if it is there within the caller's patience; the check itself goes on. */
    CheckReport check(String name, Optional<Level> level, Duration patience, Trace trace) throws InterruptedException {
        Run run = run(new Wish(name, level), connections.file(), trace);
        try {
            return run.task().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new TimedOut(Explanation.of(
                    "The check of " + name + " did not end within the " + patience.toMillis()
                            + " ms that the caller waits.",
                    "Give the caller more time, or ask for less with level=catalog."));
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
        }
    }

    private Run run(Wish wish, ConnectionFile file, Trace trace) {
        return runs.compute(wish, (_, known) -> {
            if (known != null && answers(known)) {
                return known;
            }
            Run run = new Run(new FutureTask<>(() -> perform(wish, file, trace)));
            Thread.ofVirtual().name("check " + wish.connection()).start(run.task());
            return run;
        });
    }

    /** Whether it is still running, or young enough. */
    private boolean answers(Run run) {
        return !run.task().isDone()
                || run.end()
                        .filter(end -> clock.instant().isBefore(end.plus(reuse)))
                        .isPresent();
    }

    private CheckReport perform(Wish wish, ConnectionFile file, Trace trace) throws InterruptedException {
        places.acquire();
        try {
            ManyChecks checks = new ManyChecks(new ConnectionCheck(wish.level(), clock), clock);
            CheckReport report =
                    checks.run(List.of(checked(wish.connection(), file))).getFirst();
            results.add(report);
            counts.check(report.isPassed());
            log(report, wish.level(), trace);
            return report;
        } finally {
            places.release();
        }
    }

    private Checked checked(String name, ConnectionFile file) {
        try {
            Settings settings = connections.settings(name, file);
            return new Checked(
                    name,
                    () -> connections.connection(name, settings),
                    settings.duration("timeout", ConfiguredConnections.DEADLINE));
        } catch (SluiceException failure) {
            return new Checked(
                    name,
                    () -> {
                        throw failure;
                    },
                    ConfiguredConnections.DEADLINE);
        }
    }

    private void log(CheckReport report, Optional<Level> level, Trace trace) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("connection", report.connection());
        members.put("verdict", report.isPassed() ? "passed" : "failed");
        members.put("level", level.map(Levels::of));
        members.put("duration_ms", report.took().toMillis());
        Failures.first(report).ifPresent(failed -> {
            members.put("phase", failed.phase());
            members.put("kind", failed.failure().getClass().getSimpleName());
            members.put("cause", failed.failure().explanation().message());
            members.put("databricks_request_id", failed.failure().requestId());
        });
        members.putAll(trace.members());
        log.line("check", members);
    }
}
