// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.error.FailureId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FailureIdTest {

    @Test
    void thereAreAtLeastForty() {
        assertThat(FailureId.values()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void noTwoShareAnIdARemedyOrAMeaning() {
        assertThat(Arrays.stream(FailureId.values()).map(FailureId::id)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(FailureId.values()).map(id -> id.remedy())).doesNotHaveDuplicates();
        assertThat(Arrays.stream(FailureId.values()).map(FailureId::meaning)).doesNotHaveDuplicates();
    }

    @Test
    void everyOneSaysWhatToDoAndWhereItsFactStands() {
        assertThat(FailureId.values()).allSatisfy(id -> {
            assertThat(id.id()).matches("[a-z]+(-[a-z0-9]+)*");
            assertThat(id.remedy()).isNotBlank();
            assertThat(id.reference()).matches("(none|unsure|\\d+(\\.\\d+)?).*");
        });
    }

    @Test
    void whatIsKnownStandsInTheRemedy() {
        assertThat(FailureId.PAT_SCOPE_TOO_SMALL.remedy("sql"))
                .isEqualTo(
                        "Make a personal access token that has the scope sql; one that exists cannot be given more.");
    }
}
