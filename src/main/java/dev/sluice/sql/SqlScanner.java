// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the words and the semicolons of a SQL text, passing over strings, quoted names and comments (which nest). It
 * does not judge the text: what does not end runs to the end.
 */
final class SqlScanner {

    /** One word (upper case) or one semicolon, with where it starts. */
    record Token(String text, int start) {

        boolean isSemicolon() {
            return text.equals(";");
        }
    }

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SqlScanner(String sql) {
        this.sql = sql;
    }

    static List<Token> tokens(String sql) {
        SqlScanner scanner = new SqlScanner(sql);
        scanner.scan();
        return scanner.tokens;
    }

    private void scan() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                skipQuoted(c);
                tokens.add(new Token("'", at - 1));
            } else if (isRawString(c)) {
                int end = sql.indexOf(sql.charAt(at + 1), at + 2); // nothing is escaped inside
                at = end < 0 ? sql.length() : end + 1;
                tokens.add(new Token("'", at - 1));
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", at)) {
                skipComment();
            } else if (sql.startsWith("$$", at)) {
                int end = sql.indexOf("$$", at + 2);
                at = end < 0 ? sql.length() : end + 2;
                tokens.add(new Token("'", at - 1));
            } else if (Character.isLetter(c) || c == '_') {
                int start = at;
                while (at < sql.length() && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_')) {
                    at++;
                }
                tokens.add(new Token(sql.substring(start, at).toUpperCase(Locale.ROOT), start));
            } else {
                if (!Character.isWhitespace(c) && c != '\uFEFF') {
                    tokens.add(new Token(String.valueOf(c), at));
                }
                at++;
            }
        }
    }

    private boolean isRawString(char c) {
        return (c == 'r' || c == 'R')
                && at + 1 < sql.length()
                && (sql.charAt(at + 1) == '\'' || sql.charAt(at + 1) == '"');
    }

    /** A quote is written twice to stand inside; in strings a backslash takes the next character with it. */
    private void skipQuoted(char quote) {
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\' && quote != '`') {
                at += 2;
            } else if (c == quote) {
                at++;
                if (at >= sql.length() || sql.charAt(at) != quote) {
                    return;
                }
                at++;
            } else {
                at++;
            }
        }
        at = sql.length();
    }

    private void skipComment() {
        int depth = 0;
        while (at < sql.length()) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return;
                }
            } else {
                at++;
            }
        }
    }
}
