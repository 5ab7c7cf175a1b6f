// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.terminal;

import dev.sluice.http.Pause;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns Ctrl-C, SIGTERM and the end of the time into an interrupt of the command's thread, which then cancels what it
 * has running and leaves with the code of the reason. A second Ctrl-C leaves at once.
 */
public final class StopSignals {

    /** Why the command was stopped. */
    public enum Reason {
        INTERRUPTED,
        TERMINATED,
        TIMED_OUT
    }

    private volatile Optional<Reason> reason = Optional.empty();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile Thread command = Thread.currentThread();

    /** Watches from now on, for the thread that calls. */
    public void watch() {
        command = Thread.currentThread();
        Signals.handle("INT", () -> stopOrLeave(Reason.INTERRUPTED, 130));
        Signals.handle("TERM", () -> stopOrLeave(Reason.TERMINATED, 143));
    }

    /** Stops the command when the time has passed. */
    public void stopAfter(Duration time) {
        Thread.ofVirtual().name("time limit").start(() -> {
            try {
                Pause.sleeping().waitFor(time);
                stop(Reason.TIMED_OUT);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt(); // nobody waits any more
            }
        });
    }

    private void stopOrLeave(Reason why, int code) {
        if (!stop(why)) {
            Runtime.getRuntime().halt(code);
        }
    }

    /** The first reason counts. */
    private boolean stop(Reason why) {
        boolean isFirst = stopped.compareAndSet(false, true);
        if (isFirst) {
            reason = Optional.of(why);
            command.interrupt();
        }
        return isFirst;
    }

    /** Why the command was stopped, when it was. */
    public Optional<Reason> reason() {
        return reason;
    }
}
