// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete our commands and flags. */
@Command(
        name = "completion",
        description = "Print the completion script of a shell: bash or zsh.",
        footer = {"source <(sluice completion bash)", "sluice completion zsh >> ~/.zshrc"})
final class CompletionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<shell>", description = "bash or zsh.")
    String shell = "";

    @Spec
    CommandSpec spec;

    private final Streams streams;

    CompletionCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw new InvalidSettings(
                    "There is no completion for '" + shell + "' in this version of sluice.",
                    "The shells are bash and zsh.");
        }
        streams.print(AutoComplete.bash("sluice", spec.root().commandLine())); // it sets zsh up by itself
        return ExitCode.OK;
    }
}
