// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.result.ByteSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Puts what several threads produce into one order. The chunk whose turn it is (the head) writes straight to the sink
 * and needs no budget, so it always gets on; the others fill slices of the window, the lowest chunk first. A chunk that
 * is whole before its turn is left here, and whoever passes the turn on writes it.
 */
final class OrderedOutput {

    private static final int SLICES_A_WAKING = 8;

    private final ByteSink sink;
    private final ByteWindow window; // guarded by lock
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final NavigableSet<Integer> waiting = new TreeSet<>(); // guarded by lock
    private final Map<Integer, Part> whole = new HashMap<>(); // guarded by lock
    private volatile int head; // written under lock

    OrderedOutput(ByteSink sink, ByteWindow window) {
        this.sink = sink;
        this.window = window;
    }

    /** Opens the part at a place, as soon as it could write: before that, there is no use in asking for its link. */
    Part open(int place) throws InterruptedException {
        Part part = new Part(place);
        byte[] slice = sliceOrTurn(place);
        if (slice != null) {
            part.add(slice);
        }
        return part;
    }

    /** Waits for a slice; null when it is the place's turn instead. */
    private byte @Nullable [] sliceOrTurn(int place) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waiting.add(place);
            while (head != place && (window.isExhausted() || waiting.first() != place)) {
                changed.await();
            }
            return head == place ? null : window.lend();
        } finally {
            waiting.remove(place);
            if (!waiting.isEmpty() && !window.isExhausted()) {
                changed.signalAll(); // it may be the next one's
            }
            lock.unlock();
        }
    }

    private void awaitHead(int place) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (head != place) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whoever waits for a slice is woken for some of them at once: a switch of threads costs more than a slice. */
    private void takeBack(byte[] slice, boolean isLast) {
        lock.lock();
        try {
            window.takeBack(slice);
            if (isLast || window.lent() % SLICES_A_WAKING == 0) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Leaves a whole part for whoever will have the turn before it; false when that is too late. */
    private boolean leave(Part part) {
        lock.lock();
        try {
            if (head == part.place) {
                return false;
            }
            whole.put(part.place, part);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Part passTurn() {
        lock.lock();
        try {
            int next = head + 1;
            head = next;
            changed.signalAll();
            return whole.remove(next);
        } finally {
            lock.unlock();
        }
    }

    /** The bytes of one chunk on their way into the order. Used by one thread. */
    final class Part implements ByteSink {

        private final int place;
        private final Deque<byte[]> full = new ArrayDeque<>();
        private byte @Nullable [] last; // being filled
        private int used;

        private Part(int place) {
            this.place = place;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int end = offset + length;
            while (from < end) {
                if (head == place) {
                    writeHeld();
                    sink.write(bytes, from, end - from);
                    return;
                }
                byte[] slice = last;
                if (slice == null || used == slice.length) {
                    waitForSlice();
                } else {
                    int count = Math.min(end - from, slice.length - used);
                    System.arraycopy(bytes, from, slice, used, count);
                    used += count;
                    from += count;
                }
            }
        }

        /** Waits until this is the head, and gives back what was lent meanwhile. */
        @Override
        public void awaitTurn() throws IOException {
            if (head != place) {
                try {
                    awaitHead(place);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("stopped");
                }
            }
            writeHeld();
        }

        /** The part is whole: passes the turn on, or leaves it to be written later. */
        void end() throws IOException {
            if (head != place && leave(this)) {
                return;
            }
            Part part = this;
            while (part != null) {
                part.writeHeld();
                sink.chunkEnded(part.place);
                part = passTurn();
            }
        }

        private void add(byte[] slice) {
            last = slice;
            used = 0;
        }

        private void waitForSlice() throws IOException {
            try {
                byte[] slice = sliceOrTurn(place);
                if (slice != null) {
                    byte[] filled = last;
                    if (filled != null) {
                        full.addLast(filled);
                    }
                    add(slice);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped");
            }
        }

        private void writeHeld() throws IOException {
            while (!full.isEmpty()) {
                byte[] slice = full.removeFirst();
                sink.write(slice, 0, slice.length);
                takeBack(slice, /* isLast= */ last == null && full.isEmpty());
            }
            byte[] slice = last;
            if (slice != null) {
                sink.write(slice, 0, used);
                last = null;
                takeBack(slice, /* isLast= */ true);
            }
        }
    }
}
