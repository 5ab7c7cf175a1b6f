// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sql.SessionEffect.Needed;
import dev.sluice.sql.SessionEffect.None;
import dev.sluice.sql.SessionEffect.Use;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionEffectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    USE CATALOG main                 | main   |
                    use catalog `my cat`;            | my cat |
                    USE SCHEMA sales                 |        | sales
                    USE DATABASE sales               |        | sales
                    USE NAMESPACE sales              |        | sales
                    USE sales                        |        | sales
                    /* why */ USE main.sales -- so   | main   | sales
                    USE SCHEMA main.`s.1`            | main   | s.1
                    USE `a``b`                       |        | a`b
                    USE catalog                      |        | catalog
                    USE schema.tables                | schema | tables
                    """)
    void useChoosesWhereNamesAreLookedUp(String sql, String catalog, String schema) {
        assertThat(SessionEffect.of(SqlText.of(sql)))
                .isEqualTo(new Use(Optional.ofNullable(catalog), Optional.ofNullable(schema)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SET ansi_mode = true                          | SET
                    set spark.sql.ansi.enabled = false            | SET
                    SET VAR x = 1                                 | SET VAR
                    SET VARIABLE (a, b) = (SELECT 1, 2)           | SET VARIABLE
                    SET TIME ZONE LOCAL                           | SET TIME
                    SET CATALOG main                              | SET CATALOG
                    RESET                                         | RESET
                    RESET ansi_mode                               | RESET
                    DECLARE x INT DEFAULT 5                       | DECLARE
                    DECLARE OR REPLACE VARIABLE x INT             | DECLARE
                    CREATE TEMPORARY VIEW v AS SELECT 1           | CREATE TEMPORARY VIEW
                    CREATE OR REPLACE TEMP VIEW v AS SELECT 1     | CREATE TEMP VIEW
                    CREATE GLOBAL TEMP VIEW v AS SELECT 1         | CREATE TEMP VIEW
                    create temporary function f as 'x'            | CREATE TEMPORARY FUNCTION
                    DROP TEMPORARY VARIABLE x                     | DROP TEMPORARY VARIABLE
                    CACHE TABLE v AS SELECT 1                     | CACHE TABLE
                    BEGIN                                         | BEGIN
                    BEGIN TRANSACTION                             | BEGIN TRANSACTION
                    START TRANSACTION                             | START TRANSACTION
                    COMMIT                                        | COMMIT
                    ROLLBACK                                      | ROLLBACK
                    ADD JAR '/tmp/x.jar'                          | ADD JAR
                    """)
    void whatIsForNothingWithoutASessionIsNamed(String sql, String what) {
        assertThat(SessionEffect.of(SqlText.of(sql))).isEqualTo(new Needed(what));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USE IDENTIFIER(:name)",
                "USE CATALOG IDENTIFIER('main')",
                "USE CATALOG 'main'",
                "USE a.b.c",
                "USE my-schema",
                "USE CATALOG a.b",
                "USE",
            })
    void aUseThatIsNotUnderstoodNeedsASession(String sql) {
        assertThat(SessionEffect.of(SqlText.of(sql))).isInstanceOf(Needed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SET",
                "SET -v",
                "SET spark.sql.ansi.enabled",
                "SET TAG ON CATALOG main cost_center = it",
                "CREATE TABLE t (a INT)",
                "CREATE OR REPLACE VIEW v AS SELECT 1",
                "CREATE TABLE temporary (a INT)",
                "DROP TABLE t",
                "CACHE TABLE t",
                "CACHE SELECT * FROM t",
                "BEGIN DECLARE x INT; SET x = 1; SELECT x; END",
                "INSERT INTO t VALUES ('USE main')",
            })
    void everythingElseNeedsNone(String sql) {
        assertThat(SessionEffect.of(SqlText.of(sql))).isEqualTo(new None());
    }

    @Test
    void aQuotedNameIsNoKeyword() {
        assertThat(SessionEffect.of(SqlText.of("`SET` x = 1"))).isEqualTo(new None());
    }

    @Test
    void anEmptyTextNeedsNone() {
        assertThat(SessionEffect.of(SqlText.of("-- USE main"))).isEqualTo(new None());
    }
}
