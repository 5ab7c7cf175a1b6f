// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

/** The state of a statement, as the API names it; {@code UNKNOWN} is one that is newer than this program. */
public enum State {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED,
    CLOSED,
    UNKNOWN;

    static State of(String word) {
        for (State state : values()) {
            if (state.name().equals(word)) {
                return state;
            }
        }
        return UNKNOWN;
    }

    boolean isTerminal() {
        return switch (this) {
            case SUCCEEDED, FAILED, CANCELED, CLOSED -> true;
            case PENDING, RUNNING, UNKNOWN -> false;
        };
    }
}
