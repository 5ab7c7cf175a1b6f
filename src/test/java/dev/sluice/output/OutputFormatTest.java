// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static dev.sluice.output.OutputOptions.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputFormatTest {

    @ParameterizedTest
    @EnumSource
    void isReadFromItsWord(OutputFormat format) {
        assertThat(OutputFormat.parse(format.word())).isEqualTo(format);
    }

    @Test
    void saysWhichWordsItKnows() {
        assertThatThrownBy(() -> OutputFormat.parse("xml"))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        failure -> assertThat(failure.remedy())
                                .isEqualTo("Use one of table, csv, tsv, json, jsonl, markdown, line, arrow."));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV")
    void refusesADelimiterWhereThereIsNone(OutputFormat format) {
        assertThatThrownBy(() -> format.newWriter(PLAIN.withDelimiter(";")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("the format is " + format.word());
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "JSONL", "ARROW"})
    void refusesATextForNullWhereNullIsNull(OutputFormat format) {
        assertThatThrownBy(() -> format.newWriter(PLAIN.withNullText("x"))).isInstanceOf(InvalidSettings.class);
    }
}
