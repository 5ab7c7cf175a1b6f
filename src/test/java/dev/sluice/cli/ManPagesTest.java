// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The build leaves a man page for each command in {@code target/man}, and man has nothing to say against one. */
class ManPagesTest {

    private static final Path FOLDER = Path.of(System.getProperty("sluice.build", "target"), "man");

    @Test
    void eachCommandHasAPageThatManRendersWithoutAWarning() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/man")), "man is not installed");
        Files.createDirectories(FOLDER);
        List<CommandLine> commands = Model.all(Model.ofAllCommands()).toList();
        assertThat(commands).hasSizeGreaterThan(40);
        for (CommandLine command : commands) {
            Path page = FOLDER.resolve(ManPage.fileName(command.getCommandSpec()));
            Files.writeString(page, ManPage.of(command));
            String rendered = rendered(page);
            assertThat(rendered)
                    .as(page.toString())
                    .doesNotContainIgnoringCase("warning")
                    .doesNotContain("${")
                    .contains("NAME", "SYNOPSIS", command.getCommandSpec().qualifiedName(" "), "--json-errors");
        }
    }

    /** What man prints on both outputs. */
    private static String rendered(Path page) throws Exception {
        ProcessBuilder man = new ProcessBuilder("man", "--warnings=w", "-l", page.toString()).redirectErrorStream(true);
        man.environment().put("MANWIDTH", "400");
        man.environment().put("LC_ALL", "C.UTF-8");
        Process process = man.start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
