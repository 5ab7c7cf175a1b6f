// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static dev.sluice.output.OutputFormat.TABLE;
import static dev.sluice.output.OutputOptions.PLAIN;
import static dev.sluice.output.TextResult.columns;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableWriterTest {

    private static final List<String> TWO = columns("id BIGINT", "name STRING");

    @Test
    void alignsNumbersRightAndTextLeft() {
        assertThat(TextResult.of(TWO, "[[\"1\",\"ada\"],[\"200\",\"grace hopper\"],[null,\"\"],[\"4\",null]]")
                        .as(TABLE))
                .isEqualTo("""
                           id | name
                        ------+--------------
                            1 | ada
                          200 | grace hopper
                         NULL |
                            4 | NULL
                        (4 rows)
                        """);
    }

    @Test
    void countsOneRowAndNone() {
        assertThat(TextResult.of(columns("n INT"), "[[\"1\"]]").as(TABLE)).isEqualTo(" n\n---\n 1\n(1 row)\n");
        assertThat(TextResult.of(columns("n INT")).as(TABLE)).isEqualTo(" n\n---\n(0 rows)\n");
    }

    @Test
    void printsNothingForAStatementWithoutColumns() {
        assertThat(TextResult.of(columns()).as(TABLE)).isEmpty();
    }

    @Test
    void leavesTheHeaderOut() {
        assertThat(TextResult.of(TWO, "[[\"1\",\"ada\"]]").as(TABLE, PLAIN.withoutHeader()))
                .isEqualTo("  1 | ada\n(1 row)\n");
    }

    @Test
    void dimsNullOnlyInColour() {
        TextResult result = TextResult.of(columns("n INT", "s STRING", "t STRING"), "[[null,null,\"NULL\"]]");
        assertThat(result.as(TABLE, PLAIN.withColor())).isEqualTo("""
                            n | s    | t
                        ------+------+------
                         \u001b[2mNULL\u001b[22m | \u001b[2mNULL\u001b[22m | NULL
                        (1 row)
                        """);
        assertThat(result.as(TABLE, PLAIN.withNullText("-"))).contains(" - | - | NULL\n");
    }

    @Test
    void alignsWideCharactersEmojiAndMarks() {
        String rows = "[[\"\u6771\u4eac\",\"1\"],[\"e\u0301t\u00e9\",\"2\"],[\"\ud83d\ude00\",\"3\"],"
                + "[\"\ud83d\udc69\u200d\ud83d\udcbb\",\"4\"],[\"\ud83c\udde9\ud83c\uddea\",\"5\"],[\"four\",\"6\"]]";
        assertThat(TextResult.of(columns("s STRING", "n INT"), rows).as(TABLE)).isEqualTo("""
                         s    | n
                        ------+---
                         \u6771\u4eac | 1
                         e\u0301t\u00e9  | 2
                         \ud83d\ude00   | 3
                         \ud83d\udc69\u200d\ud83d\udcbb   | 4
                         \ud83c\udde9\ud83c\uddea   | 5
                         four | 6
                        (6 rows)
                        """);
    }

    @Test
    void showsControlCharactersInsteadOfObeyingThem() {
        assertThat(TextResult.of(
                                columns("a\tb STRING"),
                                "[[\"two\\nlines\\t\\r\"],[\"\\u001b[31mred\"],[\"\\u0000\\u009b\\u202e\\u2028\"],[\"back\\\\n\"]]")
                        .as(TABLE))
                .isEqualTo("""
                         a\\tb
                        --------------------------
                         two\\nlines\\t\\r
                         \\u001b[31mred
                         \\u0000\\u009b\\u202e\\u2028
                         back\\n
                        (4 rows)
                        """);
    }

    @Test
    void takesWidthsFromTheFirstThousandRowsAndLetsLaterCellsSpill() {
        String thousand = "[\"a\",\"b\"],".repeat(1_000);
        String[] lines = TextResult.of(
                        columns("x STRING", "y STRING"), "[" + thousand + "[\"wide\",\"b\"],[\"a\",\"b\"]]")
                .as(TABLE)
                .split("\n");
        assertThat(lines).hasSize(1_005);
        assertThat(lines[1_001]).isEqualTo(" a | b");
        assertThat(lines[1_002]).isEqualTo(" wide | b");
        assertThat(lines[1_003]).isEqualTo(" a | b");
        assertThat(lines[1_004]).isEqualTo("(1002 rows)");
    }

    @Test
    void doesNotPadEveryRowToOneHugeCell() {
        assertThat(TextResult.of(
                                columns("x STRING", "y STRING"),
                                "[[\"" + "x".repeat(5_000) + "\",\"b\"],[\"a\",\"b\"]]")
                        .as(TABLE)
                        .lines()
                        .skip(3)
                        .findFirst())
                .contains(" a" + " ".repeat(199) + " | b");
    }

    @Test
    void foldsTextThatIsTooWideForTheTerminal() {
        String rows =
                "[[\"1\",\"a text that is far too long\",\"\u6771\u4eac\u6771\u4eac\u6771\u4eac\"],[\"2\",\"short\",null]]";
        assertThat(TextResult.of(columns("id INT", "text STRING", "city STRING"), rows)
                        .as(TABLE, PLAIN.withWidth(28)))
                .isEqualTo("""
                         id | text      | city
                        ----+-----------+-----------
                          1 | a text th.| \u6771\u4eac\u6771\u4eac .
                            |.at is far.|.\u6771\u4eac
                            |. too long |
                          2 | short     | NULL
                        (2 rows)
                        """);
    }

    @Test
    void doesNotFoldWhatFits() {
        TextResult result = TextResult.of(TWO, "[[\"1\",\"ada lovelace\"]]");
        assertThat(result.as(TABLE, PLAIN.withWidth(19))).isEqualTo(result.as(TABLE));
        assertThat(result.as(TABLE, PLAIN.withWidth(18))).contains("ada lovelac.\n    |.e\n");
    }

    @Test
    void staysWiderThanATerminalThatIsTooNarrowForItsColumns() {
        assertThat(TextResult.of(columns("n BIGINT", "s STRING"), "[[\"123456789012345\",\"0123456789\"]]")
                        .as(TABLE, PLAIN.withWidth(10)))
                .contains(" 123456789012345 | 01234567.\n                 |.89\n");
    }
}
