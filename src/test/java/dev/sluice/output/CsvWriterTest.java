// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static dev.sluice.output.OutputFormat.CSV;
import static dev.sluice.output.OutputOptions.PLAIN;
import static dev.sluice.output.TextResult.columns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    private static final List<String> TWO = columns("id BIGINT", "name STRING");
    private static final List<String> ONE = columns("name STRING");

    @Test
    void writesAHeaderAndOneLineARow() {
        assertThat(TextResult.of(TWO, "[[\"1\",\"ada\"],[\"2\",\"grace hopper\"]]")
                        .as(CSV))
                .isEqualTo("""
                        id,name
                        1,ada
                        2,grace hopper
                        """);
    }

    @Test
    void tellsNullFromTheEmptyString() {
        assertThat(TextResult.of(TWO, "[[null,\"\"],[\"\",null],[null,null]]").as(CSV))
                .isEqualTo("""
                        id,name
                        ,""
                        "",
                        ,
                        """);
    }

    @Test
    void leavesAnEmptyLineForANullThatIsAloneInItsRow() {
        assertThat(TextResult.of(ONE, "[[null],[\"\"],[\"a\"]]").as(CSV)).isEqualTo("name\n\n\"\"\na\n");
    }

    @Test
    void quotesOnlyWhatNeedsQuotes() {
        String rows = """
                [["a,b"],["say \\"hi\\""],["two\\nlines"],["carriage\\rreturn"],[" spaces "],["a;b|c'd"],["tab\\there"],
                ["long text before the, comma and much after it"],["\\u002c"],["\\u0022"],["back\\\\slash"]]""";
        assertThat(TextResult.of(ONE, rows).as(CSV)).isEqualTo("""
                        name
                        "a,b"
                        "say ""hi""\"
                        "two
                        lines"
                        "carriage\rreturn"
                         spaces\s
                        a;b|c'd
                        tab\there
                        "long text before the, comma and much after it"
                        ","
                        ""\""
                        back\\slash
                        """);
    }

    @Test
    void decodesEveryEscapeOfJson() {
        String rows = """
                [["\\b\\f\\/\\t"],["nul\\u0000"],["\\u00e9\\u6771\\uD83D\\uDE00"],["\\ud83dx"],["\\ud83d\\ud83d\\ude00"],
                ["\\ude00"],["\\ud83d\\u0041"],["ü 😀"]]""";
        assertThat(TextResult.of(ONE, rows).as(CSV)).isEqualTo("""
                        name
                        \b\f/\t
                        nul\0
                        \u00e9\u6771\ud83d\ude00
                        \ufffdx
                        \ufffd\ud83d\ude00
                        \ufffd
                        \ufffdA
                        ü 😀
                        """);
    }

    @Test
    void writesAnotherTextForNullAndQuotesAStringThatEqualsIt() {
        String rows = "[[null,\"NULL\"],[\"NULLS\",\"\"],[\"\\u004eULL\",null]]";
        assertThat(TextResult.of(TWO, rows).as(CSV, PLAIN.withNullText("NULL"))).isEqualTo("""
                        id,name
                        NULL,"NULL"
                        NULLS,""
                        "NULL",NULL
                        """);
    }

    @Test
    void leavesTheHeaderOut() {
        assertThat(TextResult.of(ONE, "[[\"a\"]]").as(CSV, PLAIN.withoutHeader()))
                .isEqualTo("a\n");
    }

    @Test
    void takesAnotherDelimiter() {
        assertThat(TextResult.of(TWO, "[[\"1,5\",\"a;b\"]]").as(CSV, PLAIN.withDelimiter(";")))
                .isEqualTo("""
                        id;name
                        1,5;"a;b"
                        """);
    }

    @Test
    void quotesNamesLikeTextAndKeepsThemTwice() {
        assertThat(TextResult.of(columns("a,b INT", "x INT", "x INT", " INT", "say\"hi\" INT"))
                        .as(CSV))
                .isEqualTo("\"a,b\",x,x,\"\",\"say\"\"hi\"\"\"\n");
    }

    @Test
    void printsNothingForAStatementWithoutColumns() {
        assertThat(TextResult.of(columns()).as(CSV)).isEmpty();
    }

    @Test
    void printsOnlyTheHeaderWhenThereAreNoRows() {
        assertThat(TextResult.of(ONE).as(CSV)).isEqualTo("name\n");
        assertThat(TextResult.of(ONE, "[]").as(CSV)).isEqualTo("name\n");
    }

    @Test
    void joinsChunks() {
        assertThat(TextResult.of(ONE, "[[\"a\"],[\"b\"]]", "[]", "[[\"c\"]]").as(CSV))
                .isEqualTo("name\na\nb\nc\n");
    }

    @Test
    void copesWithCellsLongerThanItsBuffer() {
        String plain = "0123456789".repeat(50_000);
        String quoted = "say \\\"hi\\\", ".repeat(30_000);
        assertThat(TextResult.of(ONE, "[[\"" + plain + "\"],[\"" + quoted + "\"]]")
                        .inPiecesOf(10_000)
                        .as(CSV))
                .isEqualTo("name\n" + plain + "\n\"" + quoted.replace("\\\"", "\"\"") + "\"\n");
    }

    @Test
    void readsWhiteSpaceBareNumbersAndBareBooleans() {
        assertThat(TextResult.of(TWO, " [\n [ 1 , true ] ,\r\n\t[ -2.5e3, null ]\n]\n ")
                        .as(CSV))
                .isEqualTo("id,name\n1,true\n-2.5e3,\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "\"", "\n", "\r", "\u00e9"})
    void refusesADelimiterThatCannotBeOne(String delimiter) {
        OutputOptions options = PLAIN.withDelimiter(delimiter);
        assertThatThrownBy(() -> CSV.newWriter(options))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("one ASCII character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "\"", "\n"})
    void refusesATextForNullThatWouldBreakTheLine(String text) {
        OutputOptions options = PLAIN.withNullText(text);
        assertThatThrownBy(() -> CSV.newWriter(options))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("NULL");
    }
}
