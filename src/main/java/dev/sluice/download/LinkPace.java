// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

/**
 * Decides how many links are read at once: one more as long as the last one made the whole faster, within a bound. Where
 * each connection is slow, that is many; where this machine is what limits, more links are only more work for it.
 */
final class LinkPace {

    /** Less than a seventh more is what a rate moves by itself. */
    private static final double WORTH_ANOTHER = 1.15;

    /** Looks after which it is tried again: networks change. */
    private static final int LOOKS_UNTIL_NEXT_TRY = 40;

    private final int most;
    private int links;
    private boolean isTrying = true;
    private boolean isSettling = true;
    private double rateBefore;
    private int looksLeft;
    private long seenBytes;
    private long seenNanos;

    LinkPace(int first, int most) {
        this.links = first;
        this.most = most;
    }

    /** How many links may be read at once now. */
    synchronized int links() {
        return links;
    }

    /** Takes what has been received by now, as often as somebody likes to look; gives how many links may be read. */
    synchronized int look(long bytes, long nanos) {
        if (bytes == seenBytes) {
            return links; // nothing comes: more links would wait as well
        }
        double rate = (bytes - seenBytes) / (double) Math.max(1, nanos - seenNanos);
        seenBytes = bytes;
        seenNanos = nanos;
        if (isSettling) {
            isSettling = false; // a link that is new, and its first bytes, say nothing yet
        } else if (isTrying) {
            judge(rate);
        } else if (--looksLeft <= 0 && links < most) {
            isTrying = true;
            rateBefore = rate;
            add();
        }
        return links;
    }

    private void judge(double rate) {
        if (rate < rateBefore * WORTH_ANOTHER) {
            links--;
            rest();
        } else if (links == most) {
            rest();
        } else {
            rateBefore = rate;
            add();
        }
    }

    private void add() {
        links++;
        isSettling = true;
    }

    private void rest() {
        isTrying = false;
        looksLeft = LOOKS_UNTIL_NEXT_TRY;
    }
}
