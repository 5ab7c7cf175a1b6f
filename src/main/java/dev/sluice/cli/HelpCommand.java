// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a help topic, or the help of a command. */
@Command(
        name = "help",
        description = "Read about a topic (auth, exit-codes, formats, settings), or show the help of a command.",
        footer = {"sluice help exit-codes", "sluice help hc create"})
final class HelpCommand implements Callable<Integer> {

    static final List<String> TOPICS = List.of("auth", "exit-codes", "formats", "settings");

    @Parameters(arity = "0..*", paramLabel = "<topic>", description = "A topic, or the words of a command.")
    List<String> words = new ArrayList<>();

    @Spec
    CommandSpec spec;

    private final Streams streams;

    HelpCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.root().commandLine();
        boolean isTopic = words.size() == 1
                && TOPICS.contains(words.getFirst())
                && !words.getFirst().equals("auth");
        if (isTopic) {
            streams.print(PackagedText.read("/help/" + words.getFirst() + ".txt"));
            return ExitCode.OK;
        }
        for (String word : words) {
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                throw unknown(word, command);
            }
            command = next;
        }
        command.usage(command.getOut());
        if (words.equals(List.of("auth"))) { // a command and a topic
            streams.print("\n" + PackagedText.read("/help/auth.txt"));
        }
        return ExitCode.OK;
    }

    private static InvalidSettings unknown(String word, CommandLine command) {
        List<String> candidates = new ArrayList<>(command.getSubcommands().keySet());
        candidates.addAll(TOPICS);
        return new InvalidSettings(
                "There is no help for '" + word + "'.",
                NearestName.of(word, candidates)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("The topics are " + String.join(", ", TOPICS) + "; sluice --help lists the commands."));
    }
}
