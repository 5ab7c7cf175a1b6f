// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM t",
                "select a\nfrom t",
                "/* why */ SELECT 1 FROM t",
                "WITH x AS (SELECT 1) SELECT * FROM x",
                "(SELECT * FROM t)",
                "TABLE t",
                "FROM t |> SELECT a",
            })
    void aReadFromSomewhereMayReturnMuch(String sql) {
        assertThat(SqlText.of(sql).mayReturnMuch()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT 'from'",
                "SELECT 1 -- from t",
                "SELECT `from`",
                "SHOW TABLES FROM s",
                "DESCRIBE t",
                "EXPLAIN SELECT * FROM t",
                "INSERT INTO t SELECT * FROM u",
                "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x",
                "VALUES (1), (2)",
                "",
            })
    void whatIsNoSuchReadAnswersInLittle(String sql) {
        assertThat(SqlText.of(sql).mayReturnMuch()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "-- nothing", "/* /* deep */ */ ;;"})
    void isEmptyWithoutAWord(String sql) {
        assertThat(SqlText.of(sql).isEmpty()).isTrue();
    }

    @Test
    void findsTheNamesThatMayBeMarkers() {
        assertThat(SqlText.of("SELECT :a, :`b c`, ':d' -- :e\n WHERE x = :f_1 AND v:g")
                        .markers())
                .containsExactly("a", "b c", "f_1", "g");
    }

    @Test
    void keepsEveryByteButTheByteOrderMark() {
        assertThat(SqlText.of("\uFEFFSELECT 1\r\n\t-- é\r\n").text()).isEqualTo("SELECT 1\r\n\t-- é\r\n");
    }
}
