// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import dev.sluice.sql.SqlScanner.Kind;
import dev.sluice.sql.SqlScanner.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says of a statement whether it surely only reads. It refuses what it does not know, and so errs on one side only; it
 * cannot look into views and leaves what a name in the catalog stands for to the server's privileges.
 */
public final class ReadOnlyGate {

    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE", "FROM");
    private static final Set<String> ANSWERS = Set.of("SHOW", "DESCRIBE", "DESC", "LIST");
    private static final Set<String> EXPLAIN_MODES = Set.of("EXTENDED", "FORMATTED", "COST", "CODEGEN", "LOGICAL");
    /** What can change data behind WITH or FROM, and is no name of a column that is not in back-quotes. */
    private static final Set<String> CHANGES =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "INTO", "OVERWRITE", "COPY", "CALL", "EXECUTE");

    private static final Set<String> PIPE_OPERATORS = Set.of(
            "SELECT",
            "EXTEND",
            "SET",
            "DROP",
            "AS",
            "WHERE",
            "AGGREGATE",
            "ORDER",
            "SORT",
            "LIMIT",
            "OFFSET",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "SEMI",
            "ANTI",
            "NATURAL",
            "LATERAL",
            "UNION",
            "EXCEPT",
            "MINUS",
            "INTERSECT",
            "TABLESAMPLE",
            "PIVOT",
            "UNPIVOT",
            "WINDOW");

    private final String sql;
    private final List<Token> tokens;
    private final boolean isDoubtful;

    private ReadOnlyGate(String sql) {
        this.sql = sql;
        SqlScanner scanner = SqlScanner.of(sql);
        this.isDoubtful = scanner.isDoubtful();
        this.tokens = scanner.tokens().stream().dropWhile(Token::isSemicolon).toList();
    }

    /** Why this one statement is not surely a read, as the end of a sentence; nothing when it is one. */
    public static Optional<String> refusal(SqlText statement) {
        return new ReadOnlyGate(statement.text()).refusal();
    }

    private Optional<String> refusal() {
        if (isDoubtful) {
            return Optional.of("it has a string or a comment whose end is not clear");
        }
        if (tokens.stream().dropWhile(token -> !token.isSemicolon()).anyMatch(token -> !token.isSemicolon())) {
            return Optional.of("it is a script");
        }
        int first = 0;
        if (startsWith(first, "EXPLAIN")) {
            first++;
            while (first < tokens.size() && EXPLAIN_MODES.contains(word(first))) {
                first++;
            }
        }
        while (first < tokens.size() && tokens.get(first).isSymbol("(")) {
            first++;
        }
        String start = first < tokens.size() ? word(first) : "";
        if (start.equals("USE") && SessionEffect.of(new SqlText(sql)) instanceof SessionEffect.Use) {
            return Optional.empty();
        }
        if (ANSWERS.contains(start)) {
            return call();
        }
        if (!QUERIES.contains(start)) {
            return Optional.of(start.isEmpty() ? "it begins with no word" : "it begins with " + start);
        }
        return change().or(this::call);
    }

    private Optional<String> change() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean isColumn = i > 0 && tokens.get(i - 1).isSymbol(".");
            boolean isFunction = token.is("INSERT") && isSymbol(i + 1, "("); // the one on strings
            if (token.kind() == Kind.WORD && CHANGES.contains(token.text()) && !isColumn && !isFunction) {
                return Optional.of("it says " + token.text());
            }
            if (token.is("USING") && i + 1 < tokens.size() && tokens.get(i + 1).kind() == Kind.STRING) {
                return Optional.of("it runs a program");
            }
            boolean isPipe = token.isSymbol("|") && isSymbol(i + 1, ">");
            if (isPipe && (i + 2 >= tokens.size() || !PIPE_OPERATORS.contains(word(i + 2)))) {
                return Optional.of("it has a pipe operator that is not known");
            }
        }
        return Optional.empty();
    }

    private Optional<String> call() {
        boolean namesFunctionsByText = tokens.stream().anyMatch(token -> token.is("IDENTIFIER"));
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (!isSymbol(i + 1, "(")) {
                continue;
            }
            if (namesFunctionsByText && isSymbol(i, ")")) {
                return Optional.of("it calls a function whose name is made by IDENTIFIER()");
            }
            if (isCall(i) && (isSymbol(i - 1, ".") || !isKnown(i))) {
                return Optional.of("it calls " + tokens.get(i).name(sql) + "(), which is not known to only read");
            }
        }
        return Optional.empty();
    }

    private boolean isKnown(int i) {
        String name = tokens.get(i).name(sql);
        return KnownFunctions.isKnown(name)
                || (name.equalsIgnoreCase("insert") && tokens.get(i).is("INSERT"));
    }

    /** Whether a name before a parenthesis calls: a new name with its columns does not. */
    private boolean isCall(int i) {
        Token token = tokens.get(i);
        if (!token.isName() || (token.kind() == Kind.WORD && KnownFunctions.isNoCall(token.text()))) {
            return false;
        }
        boolean isAlias = startsWith(i - 1, "AS") || isSymbol(i - 1, ")");
        return !isAlias && !isNamedQuery(i);
    }

    /** {@code WITH name (columns) AS (query)}, the first or one behind a comma. */
    private boolean isNamedQuery(int i) {
        boolean isFirst = startsWith(i - 1, "WITH") || startsWith(i - 1, "RECURSIVE");
        boolean isLater = isSymbol(i - 1, ",") && isSymbol(i - 2, ")");
        if (!isFirst && !isLater) {
            return false;
        }
        int close = i + 1;
        while (close < tokens.size() && !tokens.get(close).isSymbol(")")) {
            close++;
        }
        return startsWith(close + 1, "AS") && isSymbol(close + 2, "(") && QUERIES.contains(word(close + 3));
    }

    private boolean startsWith(int i, String word) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(word);
    }

    private boolean isSymbol(int i, String symbol) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isSymbol(symbol);
    }

    private String word(int i) {
        return i < tokens.size() && tokens.get(i).kind() == Kind.WORD
                ? tokens.get(i).text()
                : "";
    }
}
