// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the words that were typed, and which ones were probably meant. */
final class UsageFailure {

    private UsageFailure() {}

    static InvalidSettings of(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        String seeHelp = "See: " + command.qualifiedName() + " --help";
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            Optional<InvalidSettings> unknown = unknown(command, word, unmatched.isUnknownOption(), seeHelp);
            if (unknown.isPresent()) {
                return unknown.get();
            }
        }
        if (!command.subcommands().isEmpty() && !(command.userObject() instanceof Callable)) {
            return new InvalidSettings(
                    "'" + command.qualifiedName() + "' needs one of its commands: "
                            + String.join(", ", command.subcommands().keySet()) + ".",
                    seeHelp);
        }
        return new InvalidSettings(String.valueOf(failure.getMessage()), seeHelp);
    }

    private static Optional<InvalidSettings> unknown(CommandSpec command, String word, boolean isFlag, String seeHelp) {
        if (isFlag) {
            String flag = word.split("=", 2)[0];
            return Optional.of(new InvalidSettings(
                    "'" + command.qualifiedName() + "' has no flag " + flag + ".",
                    meant(flag, flagsOf(command), seeHelp)));
        }
        boolean isGroup = !command.subcommands().isEmpty();
        if (!isGroup) {
            return Optional.of(new InvalidSettings(
                    "'" + command.qualifiedName() + "' does not know what to do with '" + word + "'.", seeHelp));
        }
        return Optional.of(new InvalidSettings(
                "'" + command.qualifiedName() + "' has no command '" + word + "'.",
                meant(word, List.copyOf(command.subcommands().keySet()), seeHelp)));
    }

    private static String meant(String word, List<String> candidates, String seeHelp) {
        return NearestName.of(word, candidates)
                .map(name -> "Did you mean " + name + "?")
                .orElse(seeHelp);
    }

    private static List<String> flagsOf(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::names)
                .flatMap(Stream::of)
                .filter(name -> name.startsWith("--"))
                .toList();
    }
}
