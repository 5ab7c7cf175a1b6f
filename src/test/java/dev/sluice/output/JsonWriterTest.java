// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static dev.sluice.output.OutputFormat.JSON;
import static dev.sluice.output.OutputFormat.JSONL;
import static dev.sluice.output.TextResult.columns;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {

    private static final List<String> TWO = columns("id BIGINT", "name STRING");

    @Test
    void writesOneArrayWithAnObjectALine() {
        assertThat(TextResult.of(TWO, "[[\"1\",\"ada\"],[\"2\",null]]", "[[\"3\",\"\"]]")
                        .as(JSON))
                .isEqualTo("""
                        [{"id":1,"name":"ada"},
                        {"id":2,"name":null},
                        {"id":3,"name":""}]
                        """);
    }

    @Test
    void writesOnlyObjectsAsLines() {
        assertThat(TextResult.of(TWO, "[[\"1\",\"ada\"]]", "[[\"2\",null]]").as(JSONL))
                .isEqualTo("""
                        {"id":1,"name":"ada"}
                        {"id":2,"name":null}
                        """);
    }

    @Test
    void writesAnEmptyArrayForNoRowsAndForNoColumns() {
        assertThat(TextResult.of(TWO).as(JSON)).isEqualTo("[]\n");
        assertThat(TextResult.of(TWO, "[]").as(JSON)).isEqualTo("[]\n");
        assertThat(TextResult.of(columns()).as(JSON)).isEqualTo("[]\n");
        assertThat(TextResult.of(TWO).as(JSONL)).isEmpty();
        assertThat(TextResult.of(columns()).as(JSONL)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} becomes {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    BIGINT                   | 9223372036854775807                      | 9223372036854775807
                    DECIMAL(38,10)           | -1234567890123456789012345678.0123456789 | -1234567890123456789012345678.0123456789
                    DECIMAL(10,2)            | 0.00                                     | 0.00
                    INT                      | +5                                       | "+5"
                    INT                      | 007                                      | "007"
                    DECIMAL(10,2)            | .5                                       | ".5"
                    DECIMAL(10,2)            | 1.                                       | "1."
                    INT                      | -                                        | "-"
                    INT                      | ``                                       | ""
                    INT                      | 1 2                                      | "1 2"
                    DOUBLE                   | 1.0E10                                   | 1.0E10
                    DOUBLE                   | -0.0                                     | -0.0
                    DOUBLE                   | 1e-7                                     | 1e-7
                    DOUBLE                   | 1e                                       | "1e"
                    DOUBLE                   | NaN                                      | "NaN"
                    FLOAT                    | Infinity                                 | "Infinity"
                    FLOAT                    | -Infinity                                | "-Infinity"
                    BOOLEAN                  | true                                     | true
                    BOOLEAN                  | FALSE                                    | false
                    BOOLEAN                  | yes                                      | "yes"
                    STRING                   | 12                                       | "12"
                    DATE                     | 2024-01-02                               | "2024-01-02"
                    TIMESTAMP                | 2024-01-02T03:04:05.678Z                 | "2024-01-02T03:04:05.678Z"
                    BINARY                   | 3q2+7w==                                 | "3q2+7w=="
                    ARRAY<INT>               | [1,2,null]                               | [1,2,null]
                    ARRAY<INT>               | []                                       | []
                    ARRAY<DOUBLE>            | [NaN]                                    | "[NaN]"
                    VARIANT                  | 1.50                                     | 1.50
                    VARIANT                  | hello                                    | "hello"
                    ARRAY<INT>               | [1,2                                     | "[1,2"
                    ARRAY<INT>               | [1],[2]                                  | "[1],[2]"
                    """)
    void writesEachTypeAsJsonHasIt(String type, String cell, String json) {
        assertThat(TextResult.of(columns("c " + type), "[[\"" + cell + "\"]]").as(JSONL))
                .isEqualTo("{\"c\":" + json + "}\n");
    }

    @Test
    void unwrapsNestedValuesOnOneLine() {
        String cell = "{\\\"a\\\": [1, {\\\"b\\\":\\\"x\\\\ny \\\\\\\"q\\\\\\\" \\u00e9\\\"}],\\n \\\"c\\\" : null}";
        assertThat(TextResult.of(columns("s STRUCT<a: INT>"), "[[\"" + cell + "\"]]")
                        .as(JSONL))
                .isEqualTo("{\"s\":{\"a\": [1, {\"b\":\"x\\ny \\\"q\\\" \u00e9\"}], \"c\" : null}}\n");
    }

    @Test
    void keepsWhatIsNotJsonAsAString() {
        assertThat(TextResult.of(columns("m MAP<STRING, INT>"), "[[\"{\\\"a\\\":}\"],[\"{a=1}\"],[\"\"]]")
                        .as(JSONL))
                .isEqualTo("{\"m\":\"{\\\"a\\\":}\"}\n{\"m\":\"{a=1}\"}\n{\"m\":\"\"}\n");
    }

    @Test
    void copiesTheEscapesOfStrings() {
        String cell = "q\\\" b\\\\ s\\/ n\\n \\u0000 \\uD83D\\uDE00 \u00fc \ud83d\ude00";
        assertThat(TextResult.of(columns("s STRING"), "[[\"" + cell + "\"]]").as(JSONL))
                .isEqualTo("{\"s\":\"" + cell + "\"}\n");
    }

    @Test
    void keepsNamesThatAreEmptyOrThereTwiceAndEscapesThem() {
        assertThat(TextResult.of(
                                columns("x INT", "x INT", " INT", "a\"b\\c\n\u0001\u001f\r\t INT"),
                                "[[\"1\",\"2\",\"3\",\"4\"]]")
                        .as(JSONL))
                .isEqualTo("{\"x\":1,\"x\":2,\"\":3,\"a\\\"b\\\\c\\n\\u0001\\u001f\\r\\t\":4}\n");
    }

    @Test
    void keepsANameThatIsLongerThanItsBuffer() {
        String name = "n".repeat(100_000);
        assertThat(TextResult.of(columns(name + " INT", "s STRING"), "[[\"1\",\"x\"],[null,\"y\"]]")
                        .as(JSONL))
                .isEqualTo("{\"" + name + "\":1,\"s\":\"x\"}\n{\"" + name + "\":null,\"s\":\"y\"}\n");
    }

    @Test
    void readsBareNumbersAndBooleansAsTheTypeOfTheirColumn() {
        assertThat(TextResult.of(columns("n INT", "b BOOLEAN", "s STRING", "t STRING"), "[[1,true,2,false]]")
                        .as(JSONL))
                .isEqualTo("{\"n\":1,\"b\":true,\"s\":\"2\",\"t\":\"false\"}\n");
    }
}
