// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete our commands and flags. */
@Command(
        name = "completion",
        description = "Print the completion script of a shell: bash, zsh, fish or powershell.",
        footer = {
            "source <(sluice completion bash)",
            "sluice completion zsh >> ~/.zshrc",
            "sluice completion fish > ~/.config/fish/completions/sluice.fish",
            "sluice completion powershell >> $PROFILE"
        })
final class CompletionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<shell>", description = "bash, zsh, fish or powershell.")
    String shell = "";

    @Spec
    CommandSpec spec;

    private final Streams streams;

    CompletionCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        streams.print(
                switch (shell) {
                    case "bash", "zsh" -> AutoComplete.bash("sluice", root); // it sets zsh up by itself
                    case "fish" -> FishCompletion.of(CompletionTree.of(root));
                    case "powershell" -> PowerShellCompletion.of(CompletionTree.of(root));
                    default ->
                        throw new InvalidSettings(
                                "There is no completion for '" + shell + "'.",
                                "The shells are bash, zsh, fish and powershell.");
                });
        return ExitCode.OK;
    }
}
