// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.output.OutputFormat;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topics name what the program has. */
class HelpTopicsTest {

    @TempDir
    Path home;

    @Test
    void everyExitCodeIsTold() throws IllegalAccessException {
        String topic = topic("exit-codes");
        for (Field code : ExitCode.class.getFields()) {
            assertThat(topic).containsPattern("(^|[ ,\\n])" + code.getInt(null) + "[, ]");
        }
    }

    @Test
    void everyFormatIsTold() {
        for (OutputFormat format : OutputFormat.values()) {
            assertThat(topic("formats")).contains("\n  " + format.name().toLowerCase(Locale.ROOT) + " ");
        }
    }

    @Test
    void everyAuthTypeAndEverySettingOfTheReadmeIsTold() throws IOException {
        String auth = topic("auth");
        Files.readString(Path.of("src/main/resources/auth-types.properties"))
                .lines()
                .filter(line -> line.startsWith("%"))
                .map(line -> line.substring(1, line.indexOf('.')))
                .distinct()
                .forEach(type -> assertThat(auth).contains("\n  " + type + " "));
        String settings = topic("settings");
        Files.readString(Path.of("README.md"))
                .lines()
                .dropWhile(line -> !line.equals("| setting | meaning |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line -> java.util.Arrays.stream(line.substring(1, line.indexOf('|', 1))
                        .replace("`", "")
                        .strip()
                        .split(", ")))
                .forEach(name -> assertThat(settings).contains(name));
    }

    @Test
    void aCommandsHelpIsThatOfItsFlag() {
        assertThat(TypedWords.type(home, "", "help", "grant", "audit").out())
                .isEqualTo(TypedWords.type(home, "", "grant", "audit", "--help").out());
    }

    private String topic(String name) {
        TypedWords help = TypedWords.type(home, "", "help", name);
        assertThat(help.exit()).isZero();
        return help.out();
    }
}
