// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.connection.Connection;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.TimedOut;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Checks several connections at once, each on a thread and with a deadline of its own, and one for all of them where it is
 * asked for; one that hangs delays nobody.
 */
public final class ManyChecks {

    /** One connection to check: {@code open} reads and checks its settings, and sends nothing. */
    public record Checked(String name, Supplier<Connection> open, Duration deadline) {}

    /** How many are checked at once where nobody says otherwise. */
    public static final int AT_ONCE = 32;

    /** What a stopped check is given to cancel its statement: longer than it waits for the statement's id. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(20);

    /** Longer than any process lives. */
    private static final Duration FOREVER = Duration.ofDays(365);

    private final ConnectionCheck check;
    private final Clock clock;
    private final int atOnce;
    private final Optional<Duration> whole;

    /** Without a deadline for all of them. */
    public ManyChecks(ConnectionCheck check, Clock clock) {
        this(check, clock, AT_ONCE, Optional.empty());
    }

    /** No more than {@code atOnce} at a time; after {@code whole} none begins any more, and those that run are stopped. */
    public ManyChecks(ConnectionCheck check, Clock clock, int atOnce, Optional<Duration> whole) {
        this.check = check;
        this.clock = clock;
        this.atOnce = atOnce;
        this.whole = whole;
    }

    /** The reports, in the order of the list. An interrupt stops every check, and is passed on when they have stopped. */
    public List<CheckReport> run(List<Checked> connections) throws InterruptedException {
        Semaphore places = new Semaphore(atOnce);
        Instant end = clock.instant().plus(whole.orElse(FOREVER));
        List<FutureTask<CheckReport>> tasks = new ArrayList<>();
        List<Thread> supervisors = new ArrayList<>();
        for (Checked connection : connections) {
            FutureTask<CheckReport> task = new FutureTask<>(() -> {
                if (!places.tryAcquire(left(end).toMillis(), TimeUnit.MILLISECONDS)) {
                    return notBegun(connection);
                }
                try {
                    Duration left = left(end);
                    return left.isZero()
                            ? notBegun(connection)
                            : supervise(connection, shorter(connection.deadline(), left));
                } finally {
                    places.release();
                }
            });
            tasks.add(task);
            supervisors.add(
                    Thread.ofVirtual().name("supervise " + connection.name()).start(task));
        }
        try {
            List<CheckReport> reports = new ArrayList<>();
            for (FutureTask<CheckReport> task : tasks) {
                reports.add(report(task));
            }
            return reports;
        } catch (InterruptedException stop) {
            supervisors.forEach(Thread::interrupt);
            for (Thread supervisor : supervisors) {
                supervisor.join(LAST_WORDS);
            }
            throw stop;
        }
    }

    private static CheckReport report(FutureTask<CheckReport> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
        }
    }

    private Duration left(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private CheckReport supervise(Checked connection, Duration deadline) throws InterruptedException {
        Instant start = clock.instant();
        FutureTask<CheckReport> task = new FutureTask<>(() -> check.run(connection.name(), connection.open()));
        Thread worker = Thread.ofVirtual().name("check " + connection.name()).start(task);
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            worker.interrupt();
            return lastWords(task).orElseGet(() -> hung(connection, deadline, start));
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
        } catch (InterruptedException stop) {
            worker.interrupt();
            worker.join(LAST_WORDS);
            throw stop;
        }
    }

    private static Optional<CheckReport> lastWords(FutureTask<CheckReport> task) throws InterruptedException {
        try {
            return Optional.of(task.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException stillHanging) {
            return Optional.empty();
        }
    }

    private CheckReport hung(Checked connection, Duration deadline, Instant start) {
        TimedOut late = new TimedOut(Explanation.of(
                "The check did not end within " + deadline.toSeconds() + " s, nor when it was stopped.",
                "Give it longer with --timeout."));
        return overdue(connection, late, start);
    }

    private CheckReport notBegun(Checked connection) {
        TimedOut late = new TimedOut(Explanation.of(
                "The time for all checks was over before this one began.",
                "Give it longer with --timeout, or check more at once with --jobs."));
        return overdue(connection, late, clock.instant());
    }

    private CheckReport overdue(Checked connection, TimedOut late, Instant start) {
        Duration took = Duration.between(start, clock.instant());
        return new CheckReport(
                connection.name(),
                Optional.empty(),
                Optional.empty(),
                start,
                took,
                List.of(new PhaseResult("deadline", new Verdict.Failed(late), took)));
    }
}
