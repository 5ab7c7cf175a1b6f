// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT "text"                          | SELECT 'text'
                    SELECT `a``b`                          | SELECT "a`b"
                    FROM main.default.t                    | FROM "uc_main"."default"."t"
                    FROM `samples`.nyctaxi.`trips` t       | FROM "samples"."nyctaxi"."trips" t
                    FROM range(3) r                        | FROM memory.main.spark_range(3) r
                    CAST(a AS TIMESTAMP)                   | CAST(a AS TIMESTAMPTZ)
                    CAST(a AS TIMESTAMP_NTZ)               | CAST(a AS TIMESTAMP)
                    CAST(a AS ARRAY<DECIMAL(10,2)>)        | CAST(a AS DECIMAL(10,2)[])
                    SELECT a AS timestamp FROM t           | SELECT a AS timestamp FROM t
                    1 / 2                                  | 1 / memory.main.nonzero(2)
                    a / f(b, 1) / c                        | a / memory.main.nonzero(f(b, 1)) / memory.main.nonzero(c)
                    1 / CASE WHEN a THEN 1 END             | 1 / CASE WHEN a THEN 1 END
                    array(1, map('k', 2))                  | list_value(1, map(['k'], [ 2]))
                    named_struct('x', 1, 'y', array(2))    | struct_pack("x" :=  1, "y" :=  list_value(2))
                    2L + 1.5BD                             | CAST(2 AS BIGINT) + 1.5
                    INTERVAL '1-2' YEAR TO MONTH           | INTERVAL '14 months'
                    a <=> b AND c == d                     | a  IS NOT DISTINCT FROM  b AND c = d
                    FROM IDENTIFIER('a.b.c')               | FROM "a"."b"."c"
                    """)
    void spellsForTheEngine(String databricks, String engine) {
        assertThat(Dialect.rewrite(Lexer.tokens(databricks)).sql()).isEqualTo(engine);
    }

    @Test
    void seesTheTablesOfAStatement() {
        assertThat(Dialect.rewrite(Lexer.tokens("SELECT a.b FROM x.y.z JOIN `q` ON EXTRACT(DAY FROM d) = 1"))
                        .tables())
                .contains(List.of("x", "y", "z"), List.of("q"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    MAP<STRING, ARRAY<INT>>            | MAP<STRING, ARRAY<INT>>          | MAP(VARCHAR, INTEGER[])
                    struct<a: int, `b c`: timestamp>   | STRUCT<a: INT, b c: TIMESTAMP>   | STRUCT("a" INTEGER, "b c" TIMESTAMPTZ)
                    decimal                            | DECIMAL(10,0)                    | DECIMAL(10,0)
                    interval year to month             | INTERVAL YEAR TO MONTH           | INTERVAL
                    """)
    void readsTypes(String text, String typeText, String engine) {
        SqlType type = SqlType.parse(text);
        assertThat(type.text()).isEqualTo(typeText);
        assertThat(type.duckDb()).isEqualTo(engine);
    }

    @Test
    void readsTheEnginesTypes() {
        assertThat(SqlType.fromDuckDb("STRUCT(a DECIMAL(5,1)[], \"b c\" TIMESTAMP WITH TIME ZONE)")
                        .text())
                .isEqualTo("STRUCT<a: ARRAY<DECIMAL(5,1)>, b c: TIMESTAMP>");
        assertThat(SqlType.fromDuckDb("ENUM('a', 'b')").text()).isEqualTo("STRING");
    }
}
