// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyGateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "select * from t;",
                "-- INSERT INTO t\nSELECT 1",
                "/* DROP /* deep */ */ SELECT 1",
                "(SELECT 1)",
                "((SELECT 1) UNION ALL (SELECT 2))",
                "SELECT 'INSERT INTO t', \"DELETE\", `update` FROM t",
                "SELECT t.update, t.delete FROM t",
                "SELECT count(*), sum(a), coalesce(b, 'x') FROM t GROUP BY ALL HAVING count(*) > 1",
                "SELECT insert('abc', 1, 1, 'z')",
                "SELECT replace(a, 'b', 'c') FROM t",
                "SELECT row_number() OVER (PARTITION BY a ORDER BY b) AS n FROM t",
                "SELECT CASE WHEN (a) THEN (b) ELSE (c) END FROM t",
                "SELECT CAST(a AS DECIMAL(10, 2)), try_cast(b AS VARCHAR(3)) FROM t",
                "SELECT * FROM t WHERE a IN (1, 2) AND EXISTS (SELECT 1 FROM u) AND b BETWEEN (1) AND (2)",
                "SELECT explode(m) AS (k, v) FROM t",
                "SELECT * FROM t LATERAL VIEW explode(a) x AS y",
                "SELECT transform(a, x -> x + 1) FROM t",
                "SELECT * FROM range(10) AS r(id)",
                "SELECT * FROM (VALUES (1, 2)) v(a, b)",
                "SELECT * FROM read_files('/Volumes/a/b/c')",
                "SELECT * FROM t JOIN u USING (id)",
                "SELECT * FROM t VERSION AS OF 3",
                "SELECT /*+ BROADCAST(t) */ * FROM t",
                "SELECT * FROM IDENTIFIER(:t) WHERE a = :a",
                "SELECT v:a.b::INT FROM t",
                "SELECT * EXCEPT (a) FROM t",
                "SELECT a, grouping_id() FROM t GROUP BY GROUPING SETS ((a), ())",
                "SELECT * FROM t PIVOT (sum(a) FOR b IN (1, 2))",
                "SELECT * FROM t TABLESAMPLE (10 PERCENT)",
                "WITH x AS (SELECT 1) SELECT * FROM x",
                "WITH x(a, b) AS (SELECT 1, 2), y(c) AS (SELECT 3) SELECT * FROM x, y",
                "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT * FROM r",
                "VALUES (1), (2)",
                "TABLE t",
                "FROM t",
                "FROM t SELECT a",
                "FROM t |> WHERE a > 1 |> SET b = 2 |> DROP c |> AGGREGATE sum(a) GROUP BY b |> ORDER BY b |> LIMIT 3",
                "SHOW TABLES IN main.default",
                "SHOW GRANTS ON TABLE t",
                "DESCRIBE TABLE EXTENDED t",
                "DESC t",
                "DESCRIBE HISTORY t",
                "EXPLAIN SELECT * FROM t",
                "EXPLAIN EXTENDED WITH x AS (SELECT 1) SELECT * FROM x",
                "LIST '/Volumes/main/default/files'",
                "USE CATALOG main",
                "SELECT r'\\d+', 'it''s', $$INSERT$$",
                "SELECT 1 -- no line end",
            })
    void letsPassWhatSurelyReads(String sql) {
        assertThat(ReadOnlyGate.refusal(SqlText.of(sql))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "insert overwrite t select 1",
                "/* SELECT */ INSERT INTO t SELECT 1",
                "-- SELECT\nDELETE FROM t",
                "(INSERT INTO t VALUES (1))",
                "UPDATE t SET a = 1",
                "DELETE FROM t",
                "MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE",
                "COPY INTO t FROM '/Volumes/x'",
                "TRUNCATE TABLE t",
                "OPTIMIZE t",
                "VACUUM t",
                "ANALYZE TABLE t COMPUTE STATISTICS",
                "REFRESH TABLE t",
                "CREATE TABLE t (a INT)",
                "CREATE TABLE t AS SELECT 1",
                "CREATE TEMPORARY VIEW v AS SELECT 1",
                "ALTER TABLE t ADD COLUMN b INT",
                "DROP TABLE t",
                "UNDROP TABLE t",
                "COMMENT ON TABLE t IS 'x'",
                "GRANT SELECT ON TABLE t TO bob",
                "REVOKE SELECT ON TABLE t FROM bob",
                "CALL p(1)",
                "EXECUTE IMMEDIATE 'SELECT 1'",
                "BEGIN SELECT 1; END",
                "SET ansi_mode = true",
                "SET VAR x = 1",
                "DECLARE x INT",
                "PUT '/tmp/x' INTO '/Volumes/x'",
                "GET '/Volumes/x' TO '/tmp/x'",
                "REMOVE '/Volumes/x'",
                "MSCK REPAIR TABLE t",
                "RESTORE TABLE t TO VERSION AS OF 1",
                "USE IDENTIFIER(:c)",
                "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x",
                "WITH x AS (SELECT 1) DELETE FROM t WHERE a IN (SELECT * FROM x)",
                "WITH x AS (SELECT 1) UPDATE t SET a = 1",
                "WITH x AS (SELECT 1) MERGE INTO t USING x ON true WHEN NOT MATCHED THEN INSERT *",
                "FROM t INSERT INTO u SELECT a",
                "FROM t INSERT OVERWRITE TABLE u SELECT a",
                "FROM t |> CALL p()",
                "FROM t |> NEWLY_MADE",
                "EXPLAIN INSERT INTO t VALUES (1)",
                "EXPLAIN ANALYZE SELECT 1",
                "SELECT http_request(conn => 'c', method => 'POST', path => '/')",
                "SELECT ai_query('model', 'prompt')",
                "SELECT * FROM remote_query('conn', query => 'DELETE FROM t')",
                "SELECT `http_request`(conn => 'c')",
                "SELECT http_request /* x */ (conn => 'c')",
                "SELECT main.default.f(a) FROM t",
                "SELECT f(a) FROM t",
                "SELECT DISTINCT f(a) FROM t",
                "SELECT a, f(b) AS (c) FROM t",
                "SELECT java_method('java.lang.System', 'exit', 1)",
                "SELECT TRANSFORM(a) USING 'rm -rf' FROM t",
                "SELECT IDENTIFIER('http_request')(1)",
                "SHOW TABLES LIKE f('x')",
                "TABLE f(1)",
                "SELECT 1; DROP TABLE t",
                "SELECT 'no end",
                "SELECT 1 /* no end",
                "-- \\\nSELECT 1 AS\nDROP TABLE t",
                "-- a\rDROP TABLE t\nSELECT 1",
                "SELECT /*+ \"*/\" */ http_request(1) -- \"",
                "/* /*+ */ DROP TABLE t -- */ SELECT 1",
                "1 + 1",
                "`SELECT` 1",
                "SELECTED 1",
                "",
            })
    void refusesWhatItDoesNotSurelyKnow(String sql) {
        assertThat(ReadOnlyGate.refusal(SqlText.of(sql))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DROP TABLE t                                | it begins with DROP
                    WITH x AS (SELECT 1) INSERT INTO t SELECT 1 | it says INSERT
                    SELECT main.s.F(1)                          | it calls F(), which is not known to only read
                    SELECT 'no end                              | it has a string or a comment whose end is not clear
                    """)
    void saysWhy(String sql, String why) {
        assertThat(ReadOnlyGate.refusal(SqlText.of(sql))).contains(why);
    }

    @Test
    void aNameInFrontOfAParenthesisIsACallWhereverItStands() {
        for (String before : new String[] {
            "SELECT ", "SELECT 1, ", "SELECT a FROM ", "SELECT a FROM t, ", "SELECT a WHERE ", "SELECT NOT "
        }) {
            assertThat(ReadOnlyGate.refusal(SqlText.of(before + "f(1)")))
                    .as(before)
                    .isPresent();
        }
    }
}
