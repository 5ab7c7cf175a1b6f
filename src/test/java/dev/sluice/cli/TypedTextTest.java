// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import org.junit.jupiter.api.Test;

class TypedTextTest {

    @Test
    void givesBackWhatIsWhole() {
        assertThat(TypedText.intact("It", "SELECT 'é😀'", "Go on")).isEqualTo("SELECT 'é😀'");
    }

    @Test
    void refusesWhatTheLocaleLost() {
        for (String lost : new String[] {"SELECT '\uFFFD'", "SELECT '\uD83D'", "\uDE00\uD83D"}) {
            assertThatThrownBy(() -> TypedText.intact("It", lost, "Go on"))
                    .isInstanceOfSatisfying(
                            InvalidSettings.class,
                            refusal -> assertThat(refusal.remedy()).isEqualTo("Go on, or set LC_ALL=C.UTF-8."));
        }
    }
}
