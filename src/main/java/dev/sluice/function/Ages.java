// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import java.time.Duration;
import java.time.Instant;

/** Lengths of time as people say them: the largest unit that tells enough. */
final class Ages {

    private Ages() {}

    static String since(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        return age.toSeconds() < 2 ? "just now" : inWords(age) + " ago";
    }

    static String left(Instant now, Instant end) {
        Duration left = Duration.between(now, end);
        return left.isPositive() ? inWords(left) + " left" : "ended " + inWords(left.negated()) + " ago";
    }

    private static String inWords(Duration length) {
        if (length.toDays() >= 2) {
            return length.toDays() + " days";
        }
        if (length.toHours() >= 2) {
            return length.toHours() + " hours";
        }
        return length.toMinutes() >= 2 ? length.toMinutes() + " minutes" : length.toSeconds() + " seconds";
    }
}
