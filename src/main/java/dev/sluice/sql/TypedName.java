// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import dev.sluice.sql.SqlScanner.Kind;
import dev.sluice.sql.SqlScanner.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The name that is being typed where the cursor stands, for whoever completes it.
 *
 * @param qualifier the parts before its last dot, without quotes
 * @param start what is there of its last part, as it is written, with the back-quote that opens it
 * @param place what may stand there
 * @param tables the tables that its statement names
 */
public record TypedName(List<String> qualifier, String start, Place place, List<Mention> tables) {

    /** What may stand where the cursor is. */
    public enum Place {
        /** Behind a word that a table, a schema or a catalog follows. */
        TABLE,
        /** A column, a word of SQL, or any other name. */
        ANY,
        /** In a string, a comment or a number nothing is completed. */
        NOTHING
    }

    /** A table that a statement names, by the parts of its name, and what it is called there. */
    public record Mention(List<String> parts, Optional<String> alias) {}

    private static final Set<String> BEFORE_A_TABLE = Set.of(
            "FROM",
            "JOIN",
            "INTO",
            "UPDATE",
            "TABLE",
            "VIEW",
            "DESCRIBE",
            "DESC",
            "USE",
            "SCHEMA",
            "DATABASE",
            "CATALOG",
            "IN",
            "COLUMNS",
            "EXTENDED",
            "REFRESH");

    private static final Set<String> NO_ALIAS = Set.of(
            "AS",
            "WHERE",
            "GROUP",
            "ORDER",
            "HAVING",
            "LIMIT",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "ANTI",
            "SEMI",
            "NATURAL",
            "ON",
            "USING",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "SET",
            "VALUES",
            "SELECT",
            "LATERAL",
            "WINDOW",
            "QUALIFY",
            "TABLESAMPLE",
            "PIVOT",
            "UNPIVOT",
            "VERSION",
            "TIMESTAMP",
            "WHEN",
            "PARTITION");

    /** Looks at the text before the cursor, and for the tables at the rest of its statement too. */
    public static TypedName at(String text, int cursor) {
        String before = text.substring(0, cursor);
        SqlScanner scanner = SqlScanner.of(before);
        List<Token> tokens = scanner.tokens();
        boolean isNameOpen = scanner.isOpen()
                && !tokens.isEmpty()
                && tokens.getLast().kind() == Kind.NAME
                && tokens.getLast().end() == before.length();
        if (scanner.isOpen() && !isNameOpen) {
            return new TypedName(List.of(), "", Place.NOTHING, List.of());
        }
        int next = tokens.size();
        String start = "";
        if (isNameOpen || isBeingTyped(tokens, before)) {
            next--;
            start = before.substring(tokens.get(next).start());
        }
        List<String> qualifier = new ArrayList<>();
        while (next >= 2
                && tokens.get(next - 1).isSymbol(".")
                && tokens.get(next - 2).isName()) {
            qualifier.addFirst(tokens.get(next - 2).name(before));
            next -= 2;
        }
        boolean isNumber = !start.isEmpty() && Character.isDigit(start.charAt(0));
        Place place = isNumber ? Place.NOTHING : place(tokens, next);
        return new TypedName(List.copyOf(qualifier), start, place, mentions(text, cursor));
    }

    private static boolean isBeingTyped(List<Token> tokens, String before) {
        return !tokens.isEmpty()
                && tokens.getLast().kind() == Kind.WORD
                && tokens.getLast().end() == before.length();
    }

    private static Place place(List<Token> tokens, int next) {
        boolean isBehind = next > 0
                && tokens.get(next - 1).kind() == Kind.WORD
                && BEFORE_A_TABLE.contains(tokens.get(next - 1).text());
        return isBehind ? Place.TABLE : Place.ANY;
    }

    private static List<Mention> mentions(String text, int cursor) {
        List<Token> tokens = statementAround(SqlScanner.tokens(text), cursor);
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean isBefore = tokens.get(i).kind() == Kind.WORD
                    && Set.of("FROM", "JOIN", "INTO", "UPDATE")
                            .contains(tokens.get(i).text());
            if (isBefore && i + 1 < tokens.size() && tokens.get(i + 1).isName()) {
                mentions.add(mention(tokens, i + 1, text));
            }
        }
        return List.copyOf(mentions);
    }

    private static List<Token> statementAround(List<Token> tokens, int cursor) {
        int from = 0;
        int to = tokens.size();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSemicolon() && tokens.get(i).end() <= cursor) {
                from = i + 1;
            } else if (tokens.get(i).isSemicolon()) {
                to = i;
                break;
            }
        }
        return tokens.subList(from, to);
    }

    private static Mention mention(List<Token> tokens, int first, String text) {
        List<String> parts = new ArrayList<>(List.of(tokens.get(first).name(text)));
        int i = first + 1;
        while (i + 1 < tokens.size()
                && tokens.get(i).isSymbol(".")
                && tokens.get(i + 1).isName()) {
            parts.add(tokens.get(i + 1).name(text));
            i += 2;
        }
        if (i < tokens.size() && tokens.get(i).is("AS")) {
            i++;
        }
        boolean isAlias = i < tokens.size()
                && tokens.get(i).isName()
                && !NO_ALIAS.contains(tokens.get(i).text());
        return new Mention(
                List.copyOf(parts), isAlias ? Optional.of(tokens.get(i).name(text)) : Optional.empty());
    }
}
