// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenConnectionsTest {

    private static final List<String> KNOWN = List.of("dev", "prod-eu", "prod-us", "prod.old", "staging");

    @Test
    void aGlobMeansWhatMatchesInTheOrderOfTheFile() {
        assertThat(ChosenConnections.of(List.of("prod-*"), KNOWN)).containsExactly("prod-eu", "prod-us");
        assertThat(ChosenConnections.of(List.of("prod-?s"), KNOWN)).containsExactly("prod-us");
        assertThat(ChosenConnections.of(List.of("*"), KNOWN)).isEqualTo(KNOWN);
    }

    @Test
    void theOrderIsThatOfTheWordsAndEachIsMeantOnce() {
        assertThat(ChosenConnections.of(List.of("staging", "prod*", "prod-us", "dev"), KNOWN))
                .containsExactly("staging", "prod-eu", "prod-us", "prod.old", "dev");
    }

    @Test
    void whatIsSpecialInOtherPatternsIsNotSpecialHere() {
        assertThat(ChosenConnections.of(List.of("prod.*"), KNOWN)).containsExactly("prod.old");
    }

    @Test
    void anUnknownNameStaysToFailForItself() {
        assertThat(ChosenConnections.of(List.of("prdo", "dev"), KNOWN)).containsExactly("prdo", "dev");
    }

    @Test
    void aGlobThatMeansNothingIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> ChosenConnections.of(List.of("test-*"), KNOWN))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("test-*");
    }
}
