// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import dev.sluice.sql.SqlScanner.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into its statements at the semicolons outside strings, quoted names, comments and scripts. What a
 * statement has of comments and line ends stays as it is written.
 */
public final class StatementSplitter {

    private StatementSplitter() {}

    /** The statements in order; pieces without a word are none. A text with one statement is that statement, whole. */
    public static List<SqlStatement> split(SqlText source) {
        String text = source.text();
        List<Token> tokens = SqlScanner.tokens(text);
        List<SqlStatement> statements = new ArrayList<>();
        int from = 0;
        int start = 0; // of the statement, among the tokens
        while (start < tokens.size()) {
            int end = new ScriptNesting(tokens, start).end();
            int to = end < tokens.size() ? tokens.get(end).start() : text.length();
            if (end > start) {
                boolean isLast = isBlank(tokens, end);
                boolean isOnly = isLast && statements.isEmpty();
                int begin = isOnly && from == 0 ? 0 : withoutSpace(text, from);
                String piece = text.substring(begin, isOnly ? text.length() : to);
                statements.add(new SqlStatement(
                        new SqlText(piece), lineOf(text, tokens.get(start).start())));
            }
            from = end < tokens.size() ? tokens.get(end).end() : text.length();
            start = end + 1;
        }
        return statements;
    }

    /**
     * Whether nothing is missing: every statement ends in its semicolon, and no string, name or comment is open. A text
     * without a word is whole.
     */
    public static boolean isWhole(SqlText source) {
        SqlScanner scanner = SqlScanner.of(source.text());
        List<Token> tokens = scanner.tokens();
        int start = 0;
        while (start < tokens.size()) {
            int end = new ScriptNesting(tokens, start).end();
            if (end == tokens.size()) {
                return false;
            }
            start = end + 1;
        }
        return !scanner.isOpen();
    }

    private static boolean isBlank(List<Token> tokens, int from) {
        return tokens.stream().skip(from).allMatch(Token::isSemicolon);
    }

    private static int withoutSpace(String text, int from) {
        int start = from;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int lineOf(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
