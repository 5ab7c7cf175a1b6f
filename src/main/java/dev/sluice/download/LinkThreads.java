// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the places 0 to n-1, each once and taken in order, on a few threads. The first failure interrupts all of them,
 * and nothing runs any more when {@link #run} returns. Platform threads: they read, decrypt and transcode without a
 * pause, which is nothing for a scheduler to share out.
 */
final class LinkThreads {

    private final int places;
    private final Work work;
    private final AtomicInteger next = new AtomicInteger();
    private List<Thread> threads = List.of(); // complete before the first of them starts
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** What is done for one place. */
    @FunctionalInterface
    interface Work {
        void run(int place) throws IOException, InterruptedException;
    }

    LinkThreads(int places, Work work) {
        this.places = places;
        this.work = work;
    }

    void run(int count) throws IOException, InterruptedException {
        if (count <= 1) {
            runHere();
        } else {
            runApart(count);
        }
    }

    private void runHere() throws IOException, InterruptedException {
        try {
            for (int place = 0; place < places; place++) {
                work.run(place);
            }
        } catch (IOException e) {
            // a channel that an interrupt closed says so by an IOException
            if (Thread.interrupted()) {
                throw interrupted(e);
            }
            throw e;
        }
    }

    private void runApart(int count) throws IOException, InterruptedException {
        threads = IntStream.rangeClosed(1, count)
                .mapToObj(number -> Thread.ofPlatform()
                        .name("sluice-link-" + number)
                        .daemon()
                        .unstarted(this::takePlaces))
                .toList();
        threads.forEach(Thread::start);
        boolean isInterrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    isInterrupted = !fail(e);
                }
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt(); // something else had failed already; the caller still learns of both
        }
        rethrow();
    }

    private void takePlaces() {
        try {
            int place = next.getAndIncrement();
            while (place < places && failure.get() == null) {
                work.run(place);
                place = next.getAndIncrement();
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** Keeps the first failure and stops every thread for it; false when there was one already. */
    private boolean fail(Throwable e) {
        boolean isFirst = failure.compareAndSet(null, e);
        if (isFirst) {
            threads.forEach(Thread::interrupt);
        }
        return isFirst;
    }

    private void rethrow() throws IOException, InterruptedException {
        switch (failure.get()) {
            case null -> {}
            case IOException e -> throw e;
            case InterruptedException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private static InterruptedException interrupted(IOException cause) {
        InterruptedException interrupted = new InterruptedException("stopped while a result was written");
        interrupted.initCause(cause);
        return interrupted;
    }
}
