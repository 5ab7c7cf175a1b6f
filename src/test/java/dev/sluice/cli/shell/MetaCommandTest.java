// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetaCommandTest {

    @Test
    void readsACommandWithItsArgument() {
        assertThat(MetaCommand.parse("\\c prod")).isEqualTo(new MetaCommand.Connect(Optional.of("prod")));
        assertThat(MetaCommand.parse("  \\d  main.`odd name`.t ; "))
                .isEqualTo(new MetaCommand.Describe(Optional.of("main.`odd name`.t")));
        assertThat(MetaCommand.parse("\\d")).isEqualTo(new MetaCommand.Describe(Optional.empty()));
        assertThat(MetaCommand.parse("\\timing off")).isEqualTo(new MetaCommand.Timing(Optional.of(false)));
        assertThat(MetaCommand.parse("\\timing")).isEqualTo(new MetaCommand.Timing(Optional.empty()));
        assertThat(MetaCommand.parse("\\l;")).isEqualTo(new MetaCommand.Catalogs());
    }

    @Test
    void anUnknownOneIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> MetaCommand.parse("\\timign"))
                .isInstanceOfSatisfying(InvalidSettings.class, failure -> {
                    assertThat(failure).hasMessage("The shell has no command \\timign.");
                    assertThat(failure.remedy()).startsWith("Did you mean \\timing?");
                });
    }

    @Test
    void whatItCannotUseIsRefused() {
        assertThatThrownBy(() -> MetaCommand.parse("\\q now")).hasMessage("\\q takes no argument.");
        assertThatThrownBy(() -> MetaCommand.parse("\\timing 3")).hasMessageContaining("on or off, not '3'");
    }

    @Test
    void theHelpNamesEveryCommand() {
        assertThat(MetaCommand.WORDS.stream().filter(word -> !word.equals("\\?")))
                .allSatisfy(word -> assertThat(MetaCommand.HELP).contains(word + " "));
    }
}
