// SPDX-License-Identifier: Apache-2.0
package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The transcripts of the README are acceptance cases, word for word but for what differs from run to run. */
class ReadmeTest {

    private static final Path CASES = Path.of("src/test/resources/acceptance");
    private static final Pattern TRANSCRIPT =
            Pattern.compile("<!-- acceptance: (\\S+) -->\n```console\n\\$ (.*)\n((?:.*\n)*?)```");

    record Transcript(String name, String command, String output) {}

    @ParameterizedTest
    @MethodSource("transcripts")
    void aTranscriptIsAnAcceptanceCase(Transcript shown) throws IOException {
        Path folder = CASES.resolve(shown.name());
        assertThat(shown.command())
                .isEqualTo(Files.readString(folder.resolve("command")).strip());
        assertThat(shown.output()).matches(blurred(Files.readString(folder.resolve("stdout"))));
    }

    @Test
    void everyTranscriptNamesItsCase() throws IOException {
        long blocks = Files.readString(Path.of("README.md"))
                .lines()
                .filter("```console"::equals)
                .count();
        assertThat(transcripts()).hasSize((int) blocks).isNotEmpty();
    }

    static Stream<Transcript> transcripts() throws IOException {
        return TRANSCRIPT
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(m -> new Transcript(m.group(1), m.group(2), m.group(3)));
    }

    /** What a case names, such as [TIME], stands for anything of its kind. */
    private static String blurred(String expected) {
        StringBuilder pattern = new StringBuilder();
        Matcher names = Pattern.compile("\\[([A-Z_]+)]").matcher(expected);
        int from = 0;
        while (names.find()) {
            pattern.append(Pattern.quote(expected.substring(from, names.start())));
            pattern.append(
                    switch (names.group(1)) {
                        case "TIME" -> "\\d+(\\.\\d)? m?s";
                        case "HOST" -> "localhost:\\d+";
                        default -> List.of(names.group()).toString();
                    });
            from = names.end();
        }
        return pattern.append(Pattern.quote(expected.substring(from))).toString();
    }
}
