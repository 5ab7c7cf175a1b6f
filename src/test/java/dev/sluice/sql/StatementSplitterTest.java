// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSplitterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT 1;",
                "SELECT 1 ; -- done\n",
                "  -- why\nSELECT 1\r\n;\r\n",
                "SELECT ';'",
                "SELECT 'it''s; fine', \"a;b\", `c;d`",
                "SELECT 'back\\'slash;'",
                "SELECT 1 /* a; /* b; */ c; */",
                "SELECT $$ a; b $$",
                "SELECT $tag$ a; $$; b $tag$",
                "SELECT r'a;b', R\"c;d\"",
                "SELECT 'or\\'r;'",
                "SELECT 'no end; at all",
                "SELECT 1 /* no end; at all",
            })
    void aTextWithOneStatementIsThatStatementWhole(String sql) {
        assertThat(texts(sql)).containsExactly(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN SELECT 1; SELECT 2; END",
                "BEGIN END",
                "begin atomic insert into t values (1); end",
                "main: BEGIN SELECT 1; END main",
                "BEGIN BEGIN SELECT 1; END; SELECT 2; END",
                "BEGIN IF a THEN SELECT 1; ELSEIF b THEN SELECT 2; ELSE SELECT 3; END IF; SELECT 4; END",
                "BEGIN CASE x WHEN 1 THEN SELECT 1; ELSE SELECT 2; END CASE; SELECT 3; END",
                "BEGIN CASE WHEN a THEN IF b THEN SELECT 1; END IF; END CASE; SELECT 2; END",
                "BEGIN SELECT CASE WHEN a THEN 1 ELSE 2 END FROM t; SELECT 2; END",
                "BEGIN SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END FROM t; SELECT 2; END",
                "BEGIN lbl: LOOP SET i = i + 1; IF i > 3 THEN LEAVE lbl; END IF; END LOOP lbl; SELECT i; END",
                "BEGIN WHILE i < 3 DO SET i = i + 1; END WHILE; SELECT i; END",
                "BEGIN FOR r AS SELECT * FROM t DO SELECT r.a; END FOR; SELECT 1; END",
                "BEGIN REPEAT SET i = i + 1; UNTIL i > 3 END REPEAT; SELECT i; END",
                "BEGIN IF CASE WHEN a THEN b END THEN BEGIN SELECT 1; END; END IF; SELECT 2; END",
                "BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SELECT 'x'; END; SELECT 2; END",
                "BEGIN SELECT w.start, w.end, w.begin, `end`, `case` FROM w; SELECT 2; END",
                "BEGIN SELECT 'END;', \"END\" /* END; */ -- END;\n; END",
                "BEGIN SELECT substring(a FROM CASE WHEN b THEN 1 END FOR 3); SELECT 2; END",
                "CREATE OR REPLACE PROCEDURE p(x INT) LANGUAGE SQL AS BEGIN SELECT 1; SELECT 2; END",
                "BEGIN SELECT 1; SELECT 2",
            })
    void aScriptIsOneStatementAndWhatFollowsIsAnother(String script) {
        assertThat(texts(script)).containsExactly(script);
        if (script.endsWith("END") || script.endsWith("main")) {
            assertThat(texts("SELECT 0; " + script + "; SELECT 9")).containsExactly("SELECT 0", script, "SELECT 9");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BEGIN", "BEGIN TRANSACTION", "begin work", "SELECT begin", "SELECT 1 AS end", "SELECT t.begin"})
    void aWordThatOpensNoScriptEnclosesNothing(String first) {
        assertThat(texts(first + "; SELECT 2")).containsExactly(first, "SELECT 2");
    }

    @Test
    void keepsEveryByteOfEachStatement() {
        String sql =
                "\uFEFF-- first\r\nSELECT\t'é',\r\n  '\uD83D\uDE00' ;\r\n\r\n/* second */ SELECT 2\r\n;\n;; SELECT 3 -- tail\n";
        assertThat(texts(sql))
                .containsExactly(
                        "-- first\r\nSELECT\t'é',\r\n  '\uD83D\uDE00' ",
                        "/* second */ SELECT 2\r\n",
                        "SELECT 3 -- tail\n");
    }

    @Test
    void namesTheLineOfEachStatementsFirstWord() {
        List<SqlStatement> statements =
                StatementSplitter.split(SqlText.of("SELECT ';';\r\n-- two\r\n\r\nSELECT\n2; SELECT 3;\n-- end"));
        assertThat(statements).extracting(SqlStatement::line).containsExactly(1, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "-- nothing", "/* /* deep */ */ ;;"})
    void aTextWithoutAWordHasNoStatement(String sql) {
        assertThat(texts(sql)).isEmpty();
    }

    @Test
    void aSemicolonInFrontIsLeftOut() {
        assertThat(texts("; SELECT 1")).containsExactly("SELECT 1");
        assertThat(texts(";; SELECT 1; -- all\n")).containsExactly("SELECT 1; -- all\n");
    }

    @Test
    void aCommentGoesOnBehindABackslashAndEndsAtACarriageReturn() {
        assertThat(texts("SELECT 1 -- a \\\n; b\n; SELECT 2")).containsExactly("SELECT 1 -- a \\\n; b\n", "SELECT 2");
        assertThat(texts("SELECT 1 -- a\r; SELECT 2")).containsExactly("SELECT 1 -- a\r", "SELECT 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT r'\\'", "SELECT R\"\\\"", "SELECT r'C:\\'", "SELECT bar'x'"})
    void aBackslashEscapesNothingInARawString(String first) {
        assertThat(texts(first + "; SELECT 2")).containsExactly(first, "SELECT 2");
    }

    @Test
    void whatIsJoinedIsSplitAgain() {
        Random random = new Random(20_260_131);
        for (int round = 0; round < 3_000; round++) {
            List<String> pieces = new ArrayList<>();
            int count = 2 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                pieces.add(RandomSql.statement(random));
            }
            assertThat(texts(String.join(";", pieces))).as("round %d", round).containsExactlyElementsOf(pieces);
        }
    }

    @Test
    void agreesWithASlowReaderOnAnyText() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String sql = RandomSql.text(random);
            assertThat(StatementSplitter.split(SqlText.of(sql)).size())
                    .as("round %d: %s", round, sql)
                    .isEqualTo(SlowSplitter.count(sql));
        }
    }

    private static List<String> texts(String sql) {
        return StatementSplitter.split(SqlText.of(sql)).stream()
                .map(statement -> statement.sql().text())
                .toList();
    }
}
