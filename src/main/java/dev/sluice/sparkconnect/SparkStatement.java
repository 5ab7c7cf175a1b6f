// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One statement to run in a session. One that {@code isRead} may be asked for its rows at once, and asked again where
 * the server surely has not begun; {@code isArrow} hands its rows on as Arrow, and not as JSON_ARRAY.
 */
public record SparkStatement(
        String text, boolean isRead, List<Parameter> parameters, OptionalLong limit, boolean isArrow) {

    /** A named marker's value; no value is SQL NULL, no type is STRING. */
    public record Parameter(String name, Optional<String> type, Optional<String> value) {}
}
