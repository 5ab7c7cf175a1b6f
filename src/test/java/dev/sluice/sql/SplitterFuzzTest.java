// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.fuzz.Draw;
import dev.sluice.fuzz.Fuzz;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What reads SQL texts, held against a slow reader and against what was joined. */
class SplitterFuzzTest {

    private static final List<String> WORDS = List.of(
            "BEGIN",
            "END",
            "CASE",
            "IF",
            "THEN",
            "LOOP",
            "WHILE",
            "DO",
            "FOR",
            "REPEAT",
            "UNTIL",
            "SELECT",
            "FROM",
            "USE",
            "SET",
            "CREATE",
            "TEMPORARY",
            "VIEW",
            "DECLARE",
            "ATOMIC",
            "EXPLAIN",
            "WITH",
            "x",
            ";",
            "'",
            "\"",
            "`",
            "$$",
            "--",
            "/*",
            "*/",
            "\n",
            "(",
            ")",
            ":",
            "|>",
            "/*+");

    @Test
    void statementsThatWereJoinedAreSplitAgain() throws Exception {
        Fuzz.check("sql: joined statements", 3_000, draw -> {
            List<String> pieces = new ArrayList<>();
            for (int i = 2 + draw.below(5); i > 0; i--) {
                pieces.add(RandomSql.statement(new Random(draw.below(Integer.MAX_VALUE))));
            }
            assertThat(texts(String.join(";", pieces))).containsExactlyElementsOf(pieces);
            return "split";
        });
    }

    @Test
    void aSlowReaderCountsAsManyStatements() throws Exception {
        Fuzz.check("sql: any text", 10_000, draw -> {
            String sql = RandomSql.text(new Random(draw.below(Integer.MAX_VALUE)));
            int count = StatementSplitter.split(SqlText.of(sql)).size();
            assertThat(count).as(sql).isEqualTo(SlowSplitter.count(sql));
            return count > 1 ? "several" : "one or none";
        });
    }

    /** Every part that is read of a statement stands in the text, in order, and no reader of it gives up. */
    @Test
    void nothingIsLostAndNoReaderFails() throws Exception {
        Fuzz.check("sql: words and signs", 6_000, draw -> {
            String sql = words(draw);
            int from = 0;
            for (SqlStatement statement : StatementSplitter.split(SqlText.of(sql))) {
                SqlText text = statement.sql();
                int at = sql.indexOf(text.text(), from);
                assertThat(at).as("%s in %s", text.text(), sql).isNotNegative();
                from = at + text.text().length();
                assertThat(statement.line()).isPositive();
                assertThat(StatementSplitter.split(text)).as(text.text()).hasSize(1);
                text.mayReturnMuch();
                text.markers();
                assertThat(SessionEffect.of(text)).isNotNull();
                if (ReadOnlyGate.refusal(text).isEmpty()) {
                    assertThat(text.isEmpty()).isFalse();
                }
            }
            return from > 0 ? "statements" : "none";
        });
    }

    private static String words(Draw draw) {
        StringBuilder sql = new StringBuilder();
        for (int i = draw.below(30); i > 0; i--) {
            sql.append(draw.oneIn(12) ? draw.text(3) : draw.of(WORDS)).append(draw.oneIn(3) ? "" : " ");
        }
        return sql.toString();
    }

    private static List<String> texts(String sql) {
        return StatementSplitter.split(SqlText.of(sql)).stream()
                .map(statement -> statement.sql().text())
                .toList();
    }
}
