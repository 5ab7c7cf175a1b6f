// SPDX-License-Identifier: Apache-2.0
package dev.sluice.compute;

import java.util.Locale;
import java.util.Optional;

/** A cluster as the workspace shows it: {@code reason} is why it is in its state, in the server's words. */
public record Cluster(String id, String name, String state, Optional<String> reason) {

    /** A statement runs on it at once. */
    public boolean isRunning() {
        return state.equals("RUNNING") || state.equals("RESIZING");
    }

    public boolean isStarting() {
        return state.equals("PENDING") || state.equals("RESTARTING");
    }

    /** A statement would start it, and that costs. */
    public boolean wouldBeStarted() {
        return state.equals("TERMINATED") || state.equals("TERMINATING");
    }

    /** The state as it reads in a sentence, with the reason where there is one. */
    public String stateInWords() {
        return state.toLowerCase(Locale.ROOT)
                + reason.map(why -> " (" + why + ")").orElse("");
    }

    /** The cluster as it reads in a sentence. */
    public String inWords() {
        return name.isEmpty() ? id : name + " (" + id + ")";
    }
}
