// SPDX-License-Identifier: Apache-2.0
package dev.sluice.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.compute.WarehouseWait.Goal;
import dev.sluice.error.SluiceException.TimedOut;
import dev.sluice.error.SluiceException.Unexpected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WarehouseWaitTest {

    private static final Duration LONGEST = Duration.ofMinutes(20);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    @Test
    void waitsUntilItRuns() throws InterruptedException {
        Warehouse reached = until(Goal.RUNNING, "STARTING", "STARTING", "RUNNING");
        assertThat(reached.isRunning()).isTrue();
        assertThat(seen).containsExactly("STARTING", "STARTING", "RUNNING");
        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofMillis(750));
    }

    @Test
    void bearsAnswersFromBeforeTheOrder() throws InterruptedException {
        assertThat(until(Goal.RUNNING, "STOPPED", "STOPPED", "STARTING", "RUNNING")
                        .isRunning())
                .isTrue();
        assertThat(until(Goal.STOPPED, "RUNNING", "STOPPING", "STOPPED").isStopped())
                .isTrue();
    }

    @Test
    void saysWhyItDidNotStart() {
        assertThatThrownBy(() -> until(Goal.RUNNING, "STARTING", "STOPPED"))
                .isInstanceOf(Unexpected.class)
                .hasMessage("Warehouse Finance (a1) did not start: it is stopped, and says: no capacity.");
    }

    @Test
    void givesUpOnOneThatIsDeletedOrStartedAgain() {
        assertThatThrownBy(() -> until(Goal.RUNNING, "DELETING")).isInstanceOf(Unexpected.class);
        assertThatThrownBy(() -> until(Goal.STOPPED, "STOPPING", "RUNNING"))
                .isInstanceOf(Unexpected.class)
                .hasMessageContaining("did not stop: it is running");
    }

    @Test
    void endsAfterTheLongestTime() {
        assertThatThrownBy(() -> until(Goal.RUNNING, "STARTING"))
                .isInstanceOf(TimedOut.class)
                .hasMessage("Warehouse Finance (a1) is starting still, after 20 minutes.");
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isLessThanOrEqualTo(LONGEST);
        assertThat(waits.getLast()).isEqualTo(Duration.ofSeconds(5));
    }

    /** The last of the states is that of every later answer. */
    private Warehouse until(Goal goal, String... states) throws InterruptedException {
        seen.clear();
        waits.clear();
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        WarehouseWait wait = new WarehouseWait(
                id -> warehouse(id, states[Math.min(seen.size(), states.length - 1)]), clock, duration -> {
                    waits.add(duration);
                    now = now.plus(duration);
                });
        return wait.until(goal, "a1", LONGEST, warehouse -> seen.add(warehouse.state()));
    }

    private static Warehouse warehouse(String id, String state) {
        return new Warehouse(
                id,
                "Finance",
                state,
                Optional.empty(),
                Optional.empty(),
                true,
                OptionalInt.empty(),
                Optional.of("no capacity"));
    }
}
