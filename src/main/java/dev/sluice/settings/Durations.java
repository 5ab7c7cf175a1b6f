// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them ({@code 30s}, {@code 1m30s}, {@code 250ms}) and as ISO 8601 does. */
final class Durations {

    private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");
    private static final Pattern PARTS = Pattern.compile("(?:" + PART + ")+");

    private Durations() {}

    static Duration parse(String name, String text, Origin origin) {
        try {
            String word = text.strip().toLowerCase(Locale.ROOT);
            Duration duration = word.startsWith("p") ? Duration.parse(word) : sum(word);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw malformed(name, text, origin);
        }
        throw malformed(name, text, origin);
    }

    private static Duration sum(String text) {
        if (!PARTS.matcher(text).matches()) {
            throw new DateTimeException("neither 30s nor ISO 8601");
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            long amount = Long.parseLong(parts.group(1));
            sum = sum.plus(
                    switch (parts.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    });
        }
        return sum;
    }

    private static InvalidSettings malformed(String name, String text, Origin origin) {
        return new InvalidSettings(
                "The " + name + " '" + text + "' (" + origin + ") is not a length of time.",
                "Write it as 30s, 5m, 1h or, in ISO 8601, PT30S.");
    }
}
