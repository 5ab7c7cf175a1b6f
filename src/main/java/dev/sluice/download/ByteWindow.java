// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.util.ArrayDeque;
import java.util.Deque;

/** The one budget of bytes that wait for their turn: a fixed number of slices, made when first needed and used again. */
final class ByteWindow {

    private final int slices;
    private final int sliceBytes;
    private final Deque<byte[]> free = new ArrayDeque<>();
    private int lent;
    private int mostLent;

    ByteWindow(int slices, int sliceBytes) {
        this.slices = slices;
        this.sliceBytes = sliceBytes;
    }

    boolean isExhausted() {
        return lent == slices;
    }

    byte[] lend() {
        if (isExhausted()) {
            throw new IllegalStateException("the budget of waiting bytes is spent");
        }
        lent++;
        mostLent = Math.max(mostLent, lent);
        byte[] slice = free.pollFirst();
        return slice == null ? new byte[sliceBytes] : slice;
    }

    void takeBack(byte[] slice) {
        lent--;
        free.addFirst(slice);
    }

    int lent() {
        return lent;
    }

    /** The most that was ever lent at one time. */
    int mostLent() {
        return mostLent;
    }
}
