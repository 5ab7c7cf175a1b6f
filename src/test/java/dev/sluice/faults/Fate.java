// SPDX-License-Identifier: Apache-2.0
package dev.sluice.faults;

/** What becomes of one connection through a relay, once so many bytes of the server have passed to the client. */
public record Fate(Kind kind, long afterBytes) {

    public static final Fate PASSES = new Fate(Kind.PASS, Long.MAX_VALUE);

    /** How a connection ends before its time. */
    public enum Kind {
        PASS,
        /** Both sides are told RST. */
        RESET,
        /** Nothing passes any more, and nothing is closed. */
        STALL,
        /** The client is told that no more comes, and may go on sending. */
        HALF_CLOSE,
        /** Both sides are closed in order. */
        TRUNCATE
    }
}
