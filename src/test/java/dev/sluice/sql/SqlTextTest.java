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
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT 1;",
                "SELECT 1 ; -- done\n",
                ";SELECT 1",
                "SELECT ';'",
                "SELECT 'it''s; fine', \"a;b\", `c;d`",
                "SELECT 'back\\'slash;'",
                "SELECT 1 /* a; /* b; */ c; */",
                "SELECT $$ a; b $$",
                "SELECT r'a;b', R\"c;d\"",
                "SELECT 'or\\'r;'",
                "BEGIN SELECT 1; SELECT 2; END",
            })
    void isOneStatement(String sql) {
        assertThat(SqlText.of(sql).secondStatementLine()).isEmpty();
    }

    @Test
    void namesTheLineOfTheSecondStatement() {
        assertThat(SqlText.of("SELECT 1;\n\nSELECT 2").secondStatementLine()).contains(3);
        assertThat(SqlText.of("SELECT ';'; SELECT 2").secondStatementLine()).contains(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT r'\\'; SELECT 2", "SELECT R\"\\\"; SELECT 2", "SELECT r'C:\\';\tSELECT ';'"})
    void aBackslashEscapesNothingInARawString(String sql) {
        assertThat(SqlText.of(sql).secondStatementLine()).contains(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "-- nothing", "/* /* deep */ */ ;;"})
    void isEmptyWithoutAWord(String sql) {
        assertThat(SqlText.of(sql).isEmpty()).isTrue();
    }

    @Test
    void keepsEveryByteButTheByteOrderMark() {
        assertThat(SqlText.of("\uFEFFSELECT 1\r\n\t-- é\r\n").text()).isEqualTo("SELECT 1\r\n\t-- é\r\n");
    }
}
