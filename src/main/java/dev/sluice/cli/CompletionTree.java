// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands as a flat list, with what a shell completes behind each. */
final class CompletionTree {

    /** Commands and flags behind the words of one command; the program itself has no words. */
    record Place(String words, String description, List<Place> below, List<Flag> flags) {

        /** This one and all below it. */
        Stream<Place> all() {
            return Stream.concat(Stream.of(this), below.stream().flatMap(Place::all));
        }

        String lastWord() {
            return words.substring(words.lastIndexOf(' ') + 1);
        }
    }

    /** One flag by its names, with the values it takes where they are a closed set. */
    record Flag(List<String> names, String description, boolean takesValue, boolean takesFile, List<String> values) {}

    private CompletionTree() {}

    static Place of(CommandLine root) {
        return place(root, "");
    }

    private static Place place(CommandLine command, String words) {
        CommandSpec spec = command.getCommandSpec();
        List<Place> below = new ArrayList<>();
        command.getSubcommands()
                .forEach((name, child) -> below.add(place(child, words.isEmpty() ? name : words + " " + name)));
        return new Place(
                words,
                first(spec.usageMessage().description()),
                below,
                spec.options().stream()
                        .filter(option -> !option.hidden())
                        .map(CompletionTree::flag)
                        .toList());
    }

    private static Flag flag(OptionSpec option) {
        List<String> values = option.completionCandidates() == null
                ? List.of()
                : StreamSupport.stream(option.completionCandidates().spliterator(), false)
                        .map(value -> value.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList();
        String label = option.paramLabel();
        return new Flag(
                List.of(option.names()),
                first(option.description()),
                option.arity().max() > 0,
                label.equals("<file>") || label.equals("<folder>"),
                values);
    }

    /** The first sentence, or what there is of it on the first line. */
    private static String first(String[] description) {
        String line = description.length == 0 ? "" : description[0].replace("${COMPLETION-CANDIDATES}", "the formats");
        int end = line.indexOf(". ");
        String sentence = end < 0 ? line : line.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
