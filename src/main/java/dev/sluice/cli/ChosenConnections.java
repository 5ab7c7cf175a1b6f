// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which connections of the file are meant by what was typed: names as they are, and globs such as {@code prod-*}. */
final class ChosenConnections {

    private ChosenConnections() {}

    /** Each once, in the order of the words, and of the file within a glob. A name that is unknown stays, to fail for itself. */
    static List<String> of(List<String> words, List<String> known) {
        return words.stream().flatMap(word -> meant(word, known)).distinct().toList();
    }

    static boolean isGlob(String word) {
        return word.indexOf('*') >= 0 || word.indexOf('?') >= 0;
    }

    private static Stream<String> meant(String word, List<String> known) {
        if (!isGlob(word)) {
            return Stream.of(word);
        }
        List<String> met =
                known.stream().filter(matching(word).asMatchPredicate()).toList();
        if (met.isEmpty()) {
            throw new InvalidSettings(
                    "No connection of the configuration file has a name like " + word + ".",
                    known.isEmpty()
                            ? "There are none: add one with sluice connection add."
                            : "The connections there are " + String.join(", ", known) + ".");
        }
        return met.stream();
    }

    private static Pattern matching(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.codePoints()
                .forEach(point -> regex.append(
                        switch (point) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(point));
                        }));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
