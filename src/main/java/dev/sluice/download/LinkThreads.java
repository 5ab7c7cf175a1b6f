// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the places 0 to n-1, each once and taken in order, on as many threads as a pace allows at the time. The first failure interrupts all of them,
 * and nothing runs any more when {@link #run} returns. Platform threads: they read, decrypt and transcode without a
 * pause, which is nothing for a scheduler to share out.
 */
final class LinkThreads {

    private final int places;
    private final Work work;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final List<Thread> threads = new CopyOnWriteArrayList<>(); // added to by the calling thread alone
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Between two looks at the pace: several reads of a fast link, and short beside a download that is worth the trouble. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(75);

    /** What is done for one place. */
    @FunctionalInterface
    interface Work {
        void run(int place) throws IOException, InterruptedException;
    }

    LinkThreads(int places, Work work) {
        this.places = places;
        this.work = work;
    }

    /** On so many threads. */
    void run(int count) throws IOException, InterruptedException {
        run(new LinkPace(count, count), () -> 0);
    }

    /** On as many as the pace allows, which is told how many bytes have come. */
    void run(LinkPace pace, LongSupplier bytes) throws IOException, InterruptedException {
        if (places <= 1 || pace.links() <= 1) {
            runHere();
        } else {
            runApart(pace, bytes);
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

    private void runApart(LinkPace pace, LongSupplier bytes) throws IOException, InterruptedException {
        startUpTo(pace.links(), pace);
        boolean isInterrupted = false;
        for (int i = 0; i < threads.size(); i++) {
            Thread thread = threads.get(i);
            while (thread.isAlive()) {
                try {
                    if (!thread.join(BETWEEN_LOOKS)) {
                        startUpTo(pace.look(bytes.getAsLong(), System.nanoTime()), pace);
                    }
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

    private void startUpTo(int count, LinkPace pace) {
        while (running.get() < count && next.get() < places && failure.get() == null) {
            running.incrementAndGet();
            Thread thread = Thread.ofPlatform()
                    .name("sluice-link-" + (threads.size() + 1))
                    .daemon()
                    .unstarted(() -> takePlaces(pace));
            threads.add(thread);
            thread.start();
            if (failure.get() != null) {
                thread.interrupt(); // whoever failed meanwhile has stopped those that ran
            }
        }
    }

    private void takePlaces(LinkPace pace) {
        try {
            int place = next.getAndIncrement();
            while (place < places && failure.get() == null) {
                work.run(place);
                if (isOneTooMany(pace.links())) {
                    return;
                }
                place = next.getAndIncrement();
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** Takes a thread out of the count when there are more than allowed; the last one stays. */
    private boolean isOneTooMany(int allowed) {
        int count = running.get();
        while (count > Math.max(1, allowed)) {
            if (running.compareAndSet(count, count - 1)) {
                return true;
            }
            count = running.get();
        }
        return false;
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
