// SPDX-License-Identifier: Apache-2.0
package dev.sluice.compute;

import java.util.Locale;

/** A SQL warehouse as the workspace describes it; {@code state} is the server's word. */
public record Warehouse(String id, String name, String state) {

    public boolean isRunning() {
        return state.equals("RUNNING");
    }

    /** A statement would start it, and that costs. */
    public boolean wouldBeStarted() {
        return state.equals("STOPPED") || state.equals("STOPPING");
    }

    public boolean isGone() {
        return state.equals("DELETED") || state.equals("DELETING");
    }

    /** The state as it reads in a sentence. */
    public String stateInWords() {
        return state.toLowerCase(Locale.ROOT);
    }
}
