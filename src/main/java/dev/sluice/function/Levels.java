// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.check.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How levels are written in requests and reports. */
final class Levels {

    private Levels() {}

    static String of(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    static Optional<Level> level(String word) {
        return Arrays.stream(Level.values())
                .filter(level -> of(level).equals(word))
                .findFirst();
    }

    static List<String> levels() {
        return Arrays.stream(Level.values()).map(Levels::of).toList();
    }
}
