// SPDX-License-Identifier: Apache-2.0
package dev.sluice.compute;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A SQL warehouse as the workspace describes it; {@code state} is the server's word, {@code trouble} what its health
 * says when it is not well.
 */
public record Warehouse(
        String id,
        String name,
        String state,
        Optional<String> size,
        Optional<String> type,
        boolean isServerless,
        OptionalInt autoStopMinutes,
        Optional<String> trouble) {

    public boolean isRunning() {
        return state.equals("RUNNING");
    }

    public boolean isStopped() {
        return state.equals("STOPPED");
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

    /** The warehouse as it reads in a sentence: its name and its id. */
    public String inWords() {
        return name.isEmpty() ? id : name + " (" + id + ")";
    }
}
