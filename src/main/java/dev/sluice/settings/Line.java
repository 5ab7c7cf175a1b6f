// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.Map;

/** One value as a source gives it, and where it stands. */
record Line(String value, Origin origin) {

    /** Adds a line, and refuses a second spelling of the same setting in the same source that says something else. */
    static void put(Map<String, Line> lines, String key, Line line) {
        Line other = lines.putIfAbsent(key, line);
        if (other != null && !other.value.equals(line.value)) {
            throw new InvalidSettings(
                    "Two spellings of one setting have different values: " + other.origin + " and " + line.origin + ".",
                    "Keep one of them.");
        }
    }

    @Override
    public String toString() {
        return "Line[" + origin + "]";
    }
}
