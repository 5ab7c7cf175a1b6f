// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import dev.sluice.local.sql.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rewrites a statement's tokens from Databricks' spelling into the engine's; what needs no rewriting stays as it is. */
final class Dialect {

    private static final Set<String> BEFORE_TABLE =
            Set.of("FROM", "JOIN", "INTO", "TABLE", "UPDATE", "VIEW", "EXISTS", "OVERWRITE");
    private static final Set<String> SCHEMA = Set.of("SCHEMA", "DATABASE");

    private final List<Token> tokens;
    private final Set<List<String>> tables = new HashSet<>();

    private Dialect(List<Token> tokens) {
        this.tokens = new ArrayList<>(tokens);
    }

    /**
     * A statement for the engine.
     *
     * @param tables the names that stand where tables stand
     */
    record Rewritten(String sql, Set<List<String>> tables) {}

    static Rewritten rewrite(List<Token> bound) {
        Dialect dialect = new Dialect(bound);
        dialect.identifierClauses();
        dialect.names();
        Types.rewrite(dialect.tokens);
        Intervals.rewrite(dialect.tokens);
        Functions.rewrite(dialect.tokens);
        Division.rewrite(dialect.tokens);
        StringBuilder sql = new StringBuilder();
        dialect.tokens.forEach(token -> sql.append(spelled(token)));
        return new Rewritten(sql.toString(), dialect.tables);
    }

    private static String spelled(Token token) {
        return switch (token.kind()) {
            case STRING -> SqlText.string(token.value());
            case HEX -> "unhex(" + SqlText.string(token.value()) + ")";
            case QUOTED_NAME -> SqlText.name(token.value());
            case NUMBER -> Types.number(token.text());
            case SYMBOL ->
                switch (token.text()) {
                    case "==" -> "=";
                    case "<=>" -> " IS NOT DISTINCT FROM ";
                    default -> token.text();
                };
            case WORD, SPACE, ENGINE, NAMED_MARKER, ORDINAL_MARKER -> token.text();
        };
    }

    /** {@code IDENTIFIER(:name)} and {@code IDENTIFIER('a.b')} are names. */
    private void identifierClauses() {
        for (int i = 0; i < tokens.size(); i++) {
            int open = Tokens.next(tokens, i);
            if (!tokens.get(i).is("IDENTIFIER") || open < 0 || !tokens.get(open).isSymbol("(")) {
                continue;
            }
            int close = Tokens.closing(tokens, open);
            List<Token> inside = Tokens.significant(tokens.subList(open + 1, close));
            if (inside.size() == 1 && inside.getFirst().kind() != Kind.WORD) {
                List<Token> name = Lexer.tokens(inside.getFirst().value());
                Tokens.replace(tokens, i, close + 1, name);
            }
        }
    }

    /** Quotes the parts of dotted names, so that {@code default} may be one, and puts the engine's catalogs in. */
    private void names() {
        List<Token> words = Tokens.significant(tokens);
        boolean ofSchema = words.size() > 1 && SCHEMA.contains(words.get(1).upper());
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).isName()) {
                continue;
            }
            int previous = Tokens.previous(tokens, i);
            String before = previous < 0 ? "" : tokens.get(previous).upper();
            List<String> parts = new ArrayList<>(List.of(tokens.get(i).value()));
            int end = i;
            while (end + 2 < tokens.size()
                    && tokens.get(end + 1).isSymbol(".")
                    && tokens.get(end + 2).isName()) {
                end += 2;
                parts.add(tokens.get(end).value());
            }
            int next = Tokens.next(tokens, end);
            boolean call = next >= 0
                    && tokens.get(next).isSymbol("(")
                    && tokens.get(end).kind() == Kind.WORD;
            if (BEFORE_TABLE.contains(before)
                    && parts.size() <= 3
                    && !(call && before.matches("FROM|JOIN"))
                    && !isKeyword(parts)) {
                tables.add(List.copyOf(parts));
            }
            if (parts.size() > 1 && !(call && before.matches("FROM|JOIN"))) {
                boolean schema = ofSchema && parts.size() == 2;
                if (parts.size() == 3 || schema) {
                    parts.set(0, Names.engineCatalog(parts.getFirst()));
                }
                String name = String.join(".", parts.stream().map(SqlText::name).toList());
                Tokens.replace(tokens, i, end + 1, List.of(Token.engine(name)));
            } else {
                i = end;
            }
        }
    }

    private static boolean isKeyword(List<String> parts) {
        return parts.size() == 1
                && Set.of("IF", "NOT", "SELECT", "OR", "LATERAL", "TABLE", "VALUES", "EXISTS")
                        .contains(parts.getFirst().toUpperCase(java.util.Locale.ROOT));
    }
}
