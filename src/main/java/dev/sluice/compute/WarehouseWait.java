// SPDX-License-Identifier: Apache-2.0
package dev.sluice.compute;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.TimedOut;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.http.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Waits until a warehouse that was told to start or to stop has done so, and says why it will not. */
public final class WarehouseWait {

    /** What is waited for. */
    public enum Goal {
        RUNNING,
        STOPPED
    }

    /** Asks how a warehouse is. */
    @FunctionalInterface
    public interface Answers {
        Warehouse get(String id) throws InterruptedException;
    }

    private static final Duration FIRST_POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);

    /** Answers that still tell of the time before the order was given: the service's own reads may lag behind. */
    private static final int STALE_ANSWERS = 3;

    private final Answers answers;
    private final Clock clock;
    private final Pause pause;

    public WarehouseWait(Answers answers, Clock clock, Pause pause) {
        this.answers = answers;
        this.clock = clock;
        this.pause = pause;
    }

    /** Asks for the state until it is the goal's; {@code seen} is told each answer. */
    public Warehouse until(Goal goal, String id, Duration longest, Consumer<Warehouse> seen)
            throws InterruptedException {
        Instant end = clock.instant().plus(longest);
        Duration wait = FIRST_POLL;
        boolean hasBegun = false;
        for (int count = 1; ; count++) {
            Warehouse warehouse = answers.get(id);
            seen.accept(warehouse);
            if (isReached(goal, warehouse)) {
                return warehouse;
            }
            boolean isBack = goal == Goal.RUNNING ? warehouse.isStopped() : warehouse.isRunning();
            if (warehouse.isGone() || (isBack && (hasBegun || count > STALE_ANSWERS))) {
                throw notReached(goal, warehouse);
            }
            hasBegun |= !isBack;
            if (!clock.instant().plus(wait).isBefore(end)) {
                throw tooLong(goal, warehouse, longest);
            }
            pause.waitFor(wait);
            Duration next = wait.multipliedBy(3).dividedBy(2);
            wait = next.compareTo(LONGEST_POLL) < 0 ? next : LONGEST_POLL;
        }
    }

    private static boolean isReached(Goal goal, Warehouse warehouse) {
        return switch (goal) {
            case RUNNING -> warehouse.isRunning();
            case STOPPED -> warehouse.isStopped();
        };
    }

    private static Unexpected notReached(Goal goal, Warehouse warehouse) {
        String what = goal == Goal.RUNNING ? "did not start" : "did not stop";
        return new Unexpected(Explanation.of(
                "Warehouse " + warehouse.inWords() + " " + what + ": it is " + warehouse.stateInWords()
                        + warehouse
                                .trouble()
                                .map(trouble -> ", and says: " + trouble)
                                .orElse("") + ".",
                goal == Goal.RUNNING
                        ? "Look at its events in the workspace, under SQL Warehouses."
                        : "Somebody, or a statement, has started it again."));
    }

    private static TimedOut tooLong(Goal goal, Warehouse warehouse, Duration longest) {
        return new TimedOut(Explanation.of(
                "Warehouse " + warehouse.inWords() + " is " + warehouse.stateInWords() + " still, after "
                        + longest.toMinutes() + " minutes.",
                "It goes on " + (goal == Goal.RUNNING ? "starting" : "stopping")
                        + " by itself; look again with: sluice warehouse list"));
    }
}
