// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import org.jspecify.annotations.Nullable;

/** The format that the rows of a result travel in, and what the writers are given of it. */
public enum Wire {
    /** The server's own text of each value, as JSON. */
    JSON_ARRAY("JSON_ARRAY"),
    /** Travels as Arrow, with every digit, and is given to the writers as JSON_ARRAY. */
    EXACT("ARROW_STREAM"),
    /** The server's own CSV; only by links. */
    CSV("CSV"),
    /** Arrow as it is; only by links. */
    ARROW_STREAM("ARROW_STREAM");

    private final String format;

    Wire(String format) {
        this.format = format;
    }

    /** As the API names it. */
    String format() {
        return format;
    }

    /** Whether the API has this format inside its answers too. */
    public boolean canBeInline() {
        return this == JSON_ARRAY;
    }

    /** Whether the writers are given JSON_ARRAY, so that rows look the same whoever fetches them. */
    public boolean isGivenAsJson() {
        return this == JSON_ARRAY || this == EXACT;
    }

    /** The wire of a result that somebody else asked for; Arrow is read, since not every writer takes it as it is. */
    static Wire ofResult(@Nullable String format) {
        return switch (format) {
            case "ARROW_STREAM" -> EXACT;
            case "CSV" -> CSV;
            case null, default -> JSON_ARRAY;
        };
    }
}
