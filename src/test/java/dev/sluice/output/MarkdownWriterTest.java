// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static dev.sluice.output.OutputFormat.MARKDOWN;
import static dev.sluice.output.OutputOptions.PLAIN;
import static dev.sluice.output.TextResult.columns;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownWriterTest {

    private static final List<String> TWO = columns("id BIGINT", "name STRING");

    @Test
    void writesATableWithAlignedColumns() {
        assertThat(TextResult.of(TWO, "[[\"1\",\"ada\"],[\"2\",\"grace hopper\"],[null,\"\"]]")
                        .as(MARKDOWN))
                .isEqualTo("""
                        |   id | name         |
                        | ---: | ------------ |
                        |    1 | ada          |
                        |    2 | grace hopper |
                        | NULL |              |
                        """);
    }

    @Test
    void escapesWhatWouldBreakTheTable() {
        assertThat(TextResult.of(
                                columns("a|b STRING"),
                                "[[\"x|y\"],[\"c:\\\\\\\\d\"],[\"two\\r\\nlines\\n\"],[\"<br>\"],[\"\\u001b\"]]")
                        .as(MARKDOWN))
                .isEqualTo("""
                        | a\\|b             |
                        | ---------------- |
                        | x\\|y             |
                        | c:\\\\\\\\d          |
                        | two<br>lines<br> |
                        | \\<br>            |
                        | \\u001b           |
                        """);
    }

    @Test
    void writesOnlyRowsWithoutTheHeader() {
        assertThat(TextResult.of(TWO, "[[\"1\",null]]")
                        .as(MARKDOWN, PLAIN.withoutHeader().withNullText("")))
                .isEqualTo("|   1 |      |\n");
    }

    @Test
    void writesTheHeaderForNoRowsAndNothingForNoColumns() {
        assertThat(TextResult.of(TWO).as(MARKDOWN)).isEqualTo("|  id | name |\n| --: | ---- |\n");
        assertThat(TextResult.of(columns()).as(MARKDOWN)).isEmpty();
    }
}
