// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static dev.sluice.output.OutputFormat.TSV;
import static dev.sluice.output.OutputOptions.PLAIN;
import static dev.sluice.output.TextResult.columns;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TsvWriterTest {

    private static final List<String> TWO = columns("id BIGINT", "name STRING");

    @Test
    void tellsNullFromTheEmptyStringAndFromItsOwnText() {
        assertThat(TextResult.of(TWO, "[[\"1\",null],[null,\"\"],[\"3\",\"\\\\N\"]]")
                        .as(TSV))
                .isEqualTo("id\tname\n1\t\\N\n\\N\t\n3\t\\\\N\n");
    }

    @Test
    void escapesTabsLineEndsAndBackslashes() {
        assertThat(TextResult.of(TWO, "[[\"a\\tb\",\"c\\nd\\re\\\\f\\\"g,h\\u0009\"]]")
                        .as(TSV))
                .isEqualTo("id\tname\na\\tb\tc\\nd\\re\\\\f\"g,h\\t\n");
    }

    @Test
    void escapesNamesAndLeavesThemOutWhenAsked() {
        TextResult result = TextResult.of(columns("a\tb INT"), "[[\"1\"]]");
        assertThat(result.as(TSV)).isEqualTo("a\\tb\n1\n");
        assertThat(result.as(TSV, PLAIN.withoutHeader())).isEqualTo("1\n");
    }

    @Test
    void writesAnotherTextForNull() {
        assertThat(TextResult.of(TWO, "[[null,\"x\"]]").as(TSV, PLAIN.withNullText("-")))
                .isEqualTo("id\tname\n-\tx\n");
    }

    @Test
    void printsNothingForAStatementWithoutColumns() {
        assertThat(TextResult.of(columns()).as(TSV)).isEmpty();
    }
}
