// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.http.Pause;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets each thing that a shell does take so long: the whole command is the person's, and has no end in time. */
record ShellTimeLimit(Optional<Duration> limit, Pause pause) {

    /** What is limited. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /** Runs it on this thread, which is interrupted when the time has passed. */
    void around(Work work) throws InterruptedException {
        if (limit.isEmpty()) {
            work.run();
            return;
        }
        Thread worker = Thread.currentThread();
        AtomicBoolean hasPassed = new AtomicBoolean();
        Thread timer = Thread.ofVirtual().name("time limit").start(() -> {
            try {
                pause.waitFor(limit.get());
                hasPassed.set(true);
                worker.interrupt();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt(); // in time
            }
        });
        try {
            work.run();
        } catch (Interrupted stopped) {
            throw hasPassed.get() ? Cli.timedOut(Optional.of(stopped)) : stopped;
        } catch (InterruptedException stopped) {
            if (hasPassed.get()) {
                throw Cli.timedOut(Optional.empty());
            }
            throw stopped;
        } finally {
            timer.interrupt();
        }
    }
}
