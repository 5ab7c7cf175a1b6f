// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each script is loaded in its shell where that is installed, and asked what it would complete. */
class CompletionTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "'sluice hc cre', create",
        "'sluice hc create --auth', --authorization-endpoint",
        "'sluice -q gra', grant"
    })
    void bashCompletes(String typed, String expected) throws Exception {
        String bash = "source ./script; COMP_WORDS=(" + typed + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='"
                + typed + "'; COMP_POINT=${#COMP_LINE}; _complete_sluice; printf '%s\\n' \"${COMPREPLY[@]}\"";
        assertThat(answer("bash", "--norc", "-c", bash)).contains(expected);
    }

    @Test
    void zshLoadsIt() throws Exception {
        String zsh = "autoload -Uz compinit && compinit -u -D; source ./script; print -r -- ${_comps[sluice]}";
        assertThat(answer("zsh", "-f", "-c", zsh)).anyMatch(line -> line.contains("_complete_sluice"));
    }

    @ParameterizedTest
    @CsvSource({
        "'sluice gra', grant",
        "'sluice hc cre', create",
        "'sluice hc create --auth', --authorization-endpoint",
        "'sluice -c prod hc create --meth', --method",
        "'sluice hc advise -o jso', json"
    })
    void fishCompletes(String typed, String expected) throws Exception {
        assertThat(answer("fish", "--no-config", "-c", "source ./script; complete -C '" + typed + "'"))
                .anyMatch(line -> line.equals(expected) || line.startsWith(expected + "\t"));
    }

    @Test
    void powerShellHasATableOfAllCommands() {
        String script = TypedWords.type(folder, "", "completion", "powershell").out();
        assertThat(script)
                .contains("Register-ArgumentCompleter -Native -CommandName sluice")
                .contains("\n    '' = @(", "\n    'hc create' = @(", "'--authorization-endpoint'");
        Model.all(Model.ofAllCommands())
                .map(command -> command.getCommandSpec().qualifiedName(" ").replaceFirst("^sluice ?", ""))
                .forEach(words -> assertThat(script).contains("'" + words + "' = @("));
        assertThat(script.chars().filter(c -> c == '{').count())
                .isEqualTo(script.chars().filter(c -> c == '}').count());
    }

    private List<String> answer(String shell, String... words) throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin", shell)) || Files.isExecutable(Path.of("/bin", shell)),
                shell + " is not installed");
        Files.writeString(
                folder.resolve("script"),
                TypedWords.type(folder, "", "completion", shell).out());
        ProcessBuilder builder =
                new ProcessBuilder(shell).directory(folder.toFile()).redirectErrorStream(true);
        builder.command().addAll(List.of(words));
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(text).doesNotContain("rror");
        return text.lines().toList();
    }
}
