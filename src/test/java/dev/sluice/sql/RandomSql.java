// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import java.util.List;
import java.util.Random;

/** Random SQL: statements that are whole, and texts that need not be. */
final class RandomSql {

    private static final List<String> WHOLE = List.of(
            "a",
            "SELECT",
            "'x;y'",
            "'it''s;'",
            "'\\';'",
            "\"q;\\\"\"",
            "`n;``m`",
            "r'\\'",
            "R\";\"",
            "/* ; /* ; */ ' */",
            "-- ; '\n",
            "$$;'$$",
            "$t$ ; $$ $t$",
            "1e5",
            ",",
            "(",
            ")",
            ".",
            "\r\n",
            "\t",
            "é",
            "\uD83D\uDE00",
            "CASE",
            "END",
            "x:y",
            "/*+ hint */",
            "BEGIN SELECT 1; END");

    private static final String LETTERS = ";;'\"`\\\n\r-/*$rRa ";

    private RandomSql() {}

    /** A statement with a first word, which no other piece can run into. */
    static String statement(Random random) {
        StringBuilder sql = new StringBuilder(
                random.nextInt(8) == 0 ? "BEGIN SELECT 1; IF a THEN SELECT 2; END IF; END" : "SELECT");
        boolean isScript = sql.charAt(0) == 'B';
        int parts = isScript ? 0 : random.nextInt(8);
        for (int i = 0; i < parts; i++) {
            String part = WHOLE.get(random.nextInt(WHOLE.size() - 1)); // a script stands only at the start
            sql.append(' ').append(part);
        }
        return sql.append('.').toString();
    }

    /** Anything, of few letters that all mean something. */
    static String text(Random random) {
        StringBuilder sql = new StringBuilder();
        int length = random.nextInt(24);
        for (int i = 0; i < length; i++) {
            sql.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return sql.toString();
    }
}
