// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.http.UserAgent;
import dev.sluice.settings.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    conection list            | 'sluice' has no command 'conection'.                                   | Did you mean connection?
                    connection lst            | 'sluice connection' has no command 'lst'.                              | Did you mean list?
                    connection qwertz         | 'sluice connection' has no command 'qwertz'.                           | See: sluice connection --help
                    connection                | 'sluice connection' needs one of its commands: add, import, list, show, use, remove. | See: sluice connection --help
                    connection add a --hosst=x| 'sluice connection add' has no flag --hosst.                           | Did you mean --host?
                    connection list --qwertz  | 'sluice connection list' has no flag --qwertz.                         | See: sluice connection list --help
                    connection list -o xml    | Invalid value for option '--format': 'xml' is none of table, json.     | See: sluice connection list --help
                    connection use            | Missing required parameter: '<name>'.                                  | See: sluice connection use --help
                    connection show a b       | 'sluice connection show' does not know what to do with 'b'.            | See: sluice connection show --help
                    completion tcsh           | There is no completion for 'tcsh'.                                     | The shells are bash, zsh, fish and powershell.
                    schema chek               | There is no schema 'chek'.                                             | Did you mean check?
                    help exit-code            | There is no help for 'exit-code'.                                      | Did you mean exit-codes?
                    support-bundle --output x | Nobody can be asked whether the bundle may be written.                 | Look at it with sluice support-bundle, then write it with --yes.
                    """)
    void aMistypedWordIsAnsweredInTwoLines(String words, String message, String remedy) {
        assertThat(type(words.strip().split(" ")))
                .isEqualTo(new TypedWords(2, "", "sluice: " + message + "\n  " + remedy + "\n"));
    }

    @Test
    void aUsageErrorIsOneJsonObjectWhenAsked() {
        assertThat(type("connection", "--json-errors", "ad")).isEqualTo(new TypedWords(2, "", """
                        {"kind":"InvalidSettings","code":2,"message":"'sluice connection' has no command 'ad'.",\
                        "remedy":"Did you mean add?","request_id":null,"statement_id":null}
                        """));
    }

    @Test
    void theVersionIsOnStandardOutput() {
        assertThat(type("--version")).isEqualTo(new TypedWords(0, "sluice " + UserAgent.VERSION + "\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "connection -h", "connection add --help", "connection list -h", "completion -h"})
    void helpBeginsWithExamples(String words) {
        TypedWords help = type(words.split(" "));
        assertThat(help.exit()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains("\nExamples:\n  s", "\nUsage: sluice", "\nFlags:\n", "--json-errors", "-v, --verbose");
        assertThat(help.out().indexOf("Examples:")).isLessThan(help.out().indexOf("Usage:"));
        assertThat(help.out()).doesNotContain("\u001b");
    }

    @Test
    void withoutWordsItShowsItself() {
        assertThat(type()).isEqualTo(type("--help"));
    }

    @Test
    void printsACompletionScriptForBashAndZsh() {
        TypedWords bash = type("completion", "bash");
        assertThat(bash.exit()).isZero();
        assertThat(bash.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("bashcompinit", "complete -F _complete_sluice");
        assertThat(type("completion", "zsh")).isEqualTo(bash);
    }

    @Test
    void anArgumentThatBeginsWithAtIsNoFileOfArguments() {
        assertThat(type("connection", "show", "@/etc/passwd").err())
                .startsWith("sluice: '@/etc/passwd' (argument <name>) cannot be the name of a connection.");
    }

    @Test
    void globalFlagsStandAnywhere() {
        assertThat(type("-q", "connection", "list").err()).isEmpty();
        assertThat(type("connection", "-q", "list").err()).isEmpty();
        assertThat(type("connection", "list", "-q").err()).isEmpty();
        assertThat(type("connection", "list").err()).isNotEmpty();
    }

    @Test
    void aFullDiskIsAFailureAndAReaderThatLeftIsNot() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(runWithOutput("No space left on device", err)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        sluice: Standard output could not be written: No space left on device.
                          Make room where it goes, and run the command again.
                        """);
        assertThat(runWithOutput("Broken pipe", err)).isZero();
    }

    private int runWithOutput(String failure, OutputStream err) {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(failure);
            }
        };
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), out, err, false, false, false);
        Environment environment = new Environment(Map.of(), Optional.of(home), home);
        return new Cli(environment, streams, IntSupplier::getAsInt, (_, work) -> work.applyAsInt(0))
                .run("connection", "list", "-o", "json", "-q");
    }

    private TypedWords type(String... words) {
        return TypedWords.type(home, "", words);
    }
}
