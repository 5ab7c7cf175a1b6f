// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import dev.sluice.sql.SqlScanner.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Finds where one statement ends, for which it must know what a script encloses: {@code BEGIN … END} with more of them
 * inside. IF, LOOP, WHILE, FOR and REPEAT need no counting, because their ends name them; CASE does, because an
 * expression's does not.
 */
final class ScriptNesting {

    /** Behind these a statement of a script begins, and so may an inner BEGIN. */
    private static final Set<String> BEFORE_A_STATEMENT =
            Set.of("BEGIN", "ATOMIC", "THEN", "ELSE", "DO", "LOOP", "REPEAT");

    private static final Set<String> NAMED_ENDS = Set.of("IF", "LOOP", "WHILE", "FOR", "REPEAT");
    /** A BEGIN that opens a transaction and encloses nothing. */
    private static final Set<String> TRANSACTION_WORDS = Set.of("TRANSACTION", "WORK");

    private final List<Token> tokens;
    private final int start;
    private final Deque<String> open = new ArrayDeque<>();
    private int innerStart;

    ScriptNesting(List<Token> tokens, int start) {
        this.tokens = tokens;
        this.start = start;
        this.innerStart = start;
    }

    /** The place of the semicolon that ends the statement, or the number of tokens. */
    int end() {
        for (int i = start; i < tokens.size(); i++) {
            if (tokens.get(i).isSemicolon()) {
                if (open.isEmpty()) {
                    return i;
                }
                innerStart = i + 1;
            } else if (open.isEmpty()) {
                openScript(i);
            } else {
                inside(i);
            }
        }
        return tokens.size();
    }

    /** Whether the statement that starts here is a script, that is, one statement with semicolons inside. */
    static boolean isScript(List<Token> tokens, int start) {
        ScriptNesting nesting = new ScriptNesting(tokens, start);
        for (int i = start; i < Math.min(tokens.size(), start + 3) && nesting.open.isEmpty(); i++) {
            nesting.openScript(i);
        }
        return !nesting.open.isEmpty();
    }

    private void openScript(int i) {
        if (!tokens.get(i).is("BEGIN")) {
            return;
        }
        boolean isFirst = i == start && !isTransaction(i);
        boolean isLabelled = i == start + 2 && isLabel(i);
        boolean isBody = isProcedure() && before(i, "AS");
        if (isFirst || isLabelled || isBody) {
            open.push("BEGIN");
            innerStart = i + 1;
        }
    }

    private boolean isTransaction(int i) {
        return i + 1 >= tokens.size()
                || tokens.get(i + 1).isSemicolon()
                || TRANSACTION_WORDS.contains(tokens.get(i + 1).text());
    }

    private boolean isProcedure() {
        return tokens.get(start).is("CREATE")
                && tokens.stream().skip(start).limit(4).anyMatch(token -> token.is("PROCEDURE"));
    }

    private void inside(int i) {
        Token token = tokens.get(i);
        if (token.is("BEGIN") && beginsAStatement(i)) {
            open.push("BEGIN");
            innerStart = i + 1;
        } else if (token.is("CASE") && !isSymbolBefore(i, ".") && !before(i, "END")) {
            open.push("CASE");
        } else if (token.is("END") && !isSymbolBefore(i, ".") && !before(i, "AS")) {
            close(i);
        }
    }

    private boolean beginsAStatement(int i) {
        Token previous = tokens.get(i - 1);
        boolean isHandler = tokens.get(innerStart).is("DECLARE")
                && tokens.subList(innerStart, i).stream().anyMatch(token -> token.is("HANDLER"));
        return previous.isSemicolon()
                || isHandler
                || isLabel(i)
                || BEFORE_A_STATEMENT.stream().anyMatch(previous::is);
    }

    private void close(int i) {
        boolean endsABlock = tokens.get(i - 1).isSemicolon() || before(i, "BEGIN") || before(i, "ATOMIC");
        boolean isNamed = i + 1 < tokens.size() && NAMED_ENDS.stream().anyMatch(tokens.get(i + 1)::is);
        boolean endsAnExpression = !endsABlock && "CASE".equals(open.peek());
        if (endsAnExpression || (endsABlock && !isNamed)) {
            open.pop();
        }
    }

    private boolean isLabel(int i) {
        return i >= 2 && isSymbolBefore(i, ":") && tokens.get(i - 2).isName();
    }

    private boolean before(int i, String word) {
        return i > start && tokens.get(i - 1).is(word);
    }

    private boolean isSymbolBefore(int i, String symbol) {
        return i > start && tokens.get(i - 1).isSymbol(symbol);
    }
}
