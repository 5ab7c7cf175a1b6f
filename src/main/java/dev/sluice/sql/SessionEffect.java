// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import dev.sluice.sql.SqlScanner.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement changes in the session that it runs in. A warehouse keeps no session between calls, so whoever runs
 * several statements carries over what can be carried and refuses the rest.
 */
public sealed interface SessionEffect {

    /** It needs no session. */
    record None() implements SessionEffect {}

    /** It chooses the catalog, the schema or both for what follows. */
    record Use(Optional<String> catalog, Optional<String> schema) implements SessionEffect {}

    /** It is for nothing without a session; {@code what} names it. */
    record Needed(String what) implements SessionEffect {}

    static SessionEffect of(SqlText sql) {
        List<Token> tokens = SqlScanner.tokens(sql.text()).stream()
                .dropWhile(Token::isSemicolon)
                .takeWhile(token -> !token.isSemicolon())
                .toList();
        if (tokens.isEmpty() || tokens.getFirst().kind() != SqlScanner.Kind.WORD) {
            return new None(); // a quoted name is no keyword: what it means is for the server to say
        }
        FirstWords words = new FirstWords(tokens);
        return switch (tokens.getFirst().text()) {
            case "USE" -> use(tokens, sql.text());
            case "SET" -> words.isHarmlessSet() ? new None() : words.needed(2);
            case "CREATE" -> words.isTemporary() ? words.needed(3) : new None();
            case "DROP" -> words.isTemporary() ? words.needed(3) : new None();
            case "CACHE" -> words.isCachedQuery() ? words.needed(2) : new None();
            case "BEGIN" ->
                ScriptNesting.isScript(SqlScanner.tokens(sql.text()), firstWord(sql)) ? new None() : words.needed(2);
            case "START" -> words.has(1, "TRANSACTION") ? words.needed(2) : new None();
            case "RESET", "DECLARE", "COMMIT", "ROLLBACK", "SAVEPOINT", "END" -> words.needed(1);
            case "ADD" -> words.needed(2);
            default -> new None();
        };
    }

    private static int firstWord(SqlText sql) {
        return (int) SqlScanner.tokens(sql.text()).stream()
                .takeWhile(Token::isSemicolon)
                .count();
    }

    private static SessionEffect use(List<Token> tokens, String sql) {
        boolean isCatalog = tokens.size() > 2 && tokens.get(1).is("CATALOG");
        boolean isMarked = isCatalog
                || (tokens.size() > 2
                        && Set.of("SCHEMA", "DATABASE", "NAMESPACE")
                                .contains(tokens.get(1).text())
                        && !tokens.get(2).isSymbol("."));
        Optional<List<String>> parts = name(tokens.subList(isMarked ? 2 : 1, tokens.size()), sql);
        return switch (parts.map(List::size).orElse(0)) {
            case 1 ->
                isCatalog
                        ? new Use(Optional.of(parts.get().getFirst()), Optional.empty())
                        : new Use(Optional.empty(), Optional.of(parts.get().getFirst()));
            case 2 ->
                isCatalog
                        ? new Needed("USE CATALOG with more than one name")
                        : new Use(
                                Optional.of(parts.get().getFirst()),
                                Optional.of(parts.get().getLast()));
            default -> new Needed("USE with anything but plain or back-quoted names");
        };
    }

    /** The parts of a dotted name, or nothing when the tokens are anything else. */
    private static Optional<List<String>> name(List<Token> tokens, String sql) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean isPart = i % 2 == 0;
            if (isPart ? !tokens.get(i).isName() : !tokens.get(i).isSymbol(".")) {
                return Optional.empty();
            }
            if (isPart) {
                parts.add(tokens.get(i).name(sql));
            }
        }
        return tokens.size() % 2 == 0 ? Optional.empty() : Optional.of(parts);
    }
}
