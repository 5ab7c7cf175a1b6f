// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static dev.sluice.output.OutputFormat.LINE;
import static dev.sluice.output.OutputOptions.PLAIN;
import static dev.sluice.output.TextResult.columns;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineWriterTest {

    private static final List<String> TWO = columns("id BIGINT", "name STRING");

    @Test
    void writesABlockARow() {
        assertThat(TextResult.of(TWO, "[[\"1\",\"ada\\nlovelace\"],[null,\"\"]]")
                        .as(LINE))
                .isEqualTo("""
                        id   = 1
                        name = ada\\nlovelace

                        id   = NULL
                        name =
                        """);
    }

    @Test
    void dimsNullOnlyInColour() {
        assertThat(TextResult.of(columns("n INT"), "[[null]]").as(LINE, PLAIN.withColor()))
                .isEqualTo("n = \u001b[2mNULL\u001b[22m\n");
    }

    @Test
    void alignsNamesThatAreWide() {
        assertThat(TextResult.of(columns("\u6771\u4eac INT", "abc INT"), "[[\"1\",\"2\"]]")
                        .as(LINE))
                .isEqualTo("\u6771\u4eac = 1\nabc  = 2\n");
    }

    @Test
    void writesNothingForNoRowsOrNoColumns() {
        assertThat(TextResult.of(TWO).as(LINE)).isEmpty();
        assertThat(TextResult.of(columns()).as(LINE)).isEmpty();
    }
}
