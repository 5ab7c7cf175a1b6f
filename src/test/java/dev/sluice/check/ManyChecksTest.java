// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.check.ManyChecks.Checked;
import dev.sluice.connection.Connection;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException.InvalidSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManyChecksTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Clock clock = Clock.systemUTC();

    @Test
    void oneThatHangsDelaysNobodyAndReportsKeepTheirOrder() throws InterruptedException {
        CountDownLatch others = new CountDownLatch(20);
        List<Checked> connections = new ArrayList<>();
        connections.add(checked(
                "hanging",
                LONG,
                () -> { // ends only when all the others have
                    await(others);
                    throw bad();
                }));
        for (int i = 0; i < 20; i++) {
            connections.add(checked("other-" + i, LONG, () -> {
                others.countDown();
                throw bad();
            }));
        }

        List<CheckReport> reports = checks(2, Optional.empty()).run(connections);

        assertThat(reports.stream().map(CheckReport::connection))
                .containsExactlyElementsOf(
                        connections.stream().map(Checked::name).toList());
    }

    @Test
    void asManyRunAtOnceAsWasSaidAndNoMore() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier three = new CyclicBarrier(3); // fewer at once would never get past it
        List<Checked> connections = IntStream.range(0, 51)
                .mapToObj(i -> checked("c" + i, LONG, () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    await(three);
                    running.decrementAndGet();
                    throw bad();
                }))
                .toList();

        checks(3, Optional.empty()).run(connections);

        assertThat(most.get()).isEqualTo(3);
    }

    @Test
    void eachHasADeadlineOfItsOwn() throws InterruptedException {
        List<CheckReport> reports = checks(32, Optional.empty())
                .run(List.of(hanging("slow", SHORT), checked("quick", LONG, ManyChecksTest::fails)));

        assertThat(reports.get(0).firstFailed().map(ManyChecksTest::id)).contains(FailureId.DEADLINE_PASSED);
        assertThat(reports.get(1).firstFailed().map(ManyChecksTest::id)).contains(FailureId.SETTINGS_INVALID);
    }

    @Test
    void theDeadlineForAllStopsThoseThatRun() throws InterruptedException {
        List<CheckReport> reports =
                checks(1, Optional.of(SHORT)).run(List.of(hanging("one", LONG), hanging("two", LONG)));

        assertThat(reports)
                .hasSize(2)
                .allSatisfy(report ->
                        assertThat(report.firstFailed().map(ManyChecksTest::id)).contains(FailureId.DEADLINE_PASSED));
    }

    @Test
    void afterTheDeadlineForAllNoneBegins() throws InterruptedException {
        List<CheckReport> reports = checks(1, Optional.of(Duration.ZERO))
                .run(List.of(checked("one", LONG, ManyChecksTest::fails), checked("two", LONG, ManyChecksTest::fails)));

        assertThat(reports.stream().map(report -> text(report.firstFailed().orElseThrow())))
                .containsExactly(
                        "The time for all checks was over before this one began.",
                        "The time for all checks was over before this one began.");
    }

    private ManyChecks checks(int atOnce, Optional<Duration> whole) {
        return new ManyChecks(new ConnectionCheck(Optional.of(Level.TOKEN), clock), clock, atOnce, whole);
    }

    private static Checked checked(String name, Duration deadline, Supplier<Connection> open) {
        return new Checked(name, open, deadline);
    }

    /** One whose settings are never read to their end, unless it is stopped. */
    private static Checked hanging(String name, Duration deadline) {
        return checked(name, deadline, () -> {
            await(new CountDownLatch(1));
            throw bad();
        });
    }

    private static Connection fails() {
        throw bad();
    }

    private static InvalidSettings bad() {
        return new InvalidSettings("It has no host.", "Set it.");
    }

    private static FailureId id(PhaseResult result) {
        return ((Verdict.Failed) result.verdict()).id();
    }

    private static String text(PhaseResult result) {
        return String.valueOf(((Verdict.Failed) result.verdict()).failure().getMessage());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new StoppedInTest(stopped);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException stopped) {
            throw new StoppedInTest(stopped);
        }
    }

    /** A check that was stopped in the middle of its settings. */
    private static final class StoppedInTest extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private StoppedInTest(Exception stopped) {
            super(stopped);
        }
    }
}
