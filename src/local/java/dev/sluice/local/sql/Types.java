// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spells types where types stand: in casts, typed literals and columns of a new table. */
final class Types {

    private static final Pattern SUFFIXED =
            Pattern.compile("([0-9.]+(?:[eE][+-]?[0-9]+)?)(L|S|Y|F|D|BD)", Pattern.CASE_INSENSITIVE);

    private Types() {}

    static void rewrite(List<Token> tokens) {
        List<Token> words = Tokens.significant(tokens);
        boolean create = words.size() > 1
                && (words.getFirst().is("CREATE") || words.getFirst().is("ALTER"));
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.WORD && isTypePosition(tokens, i, create)) {
                rewriteAt(tokens, i);
            }
        }
    }

    private static boolean isTypePosition(List<Token> tokens, int i, boolean create) {
        int before = Tokens.previous(tokens, i);
        int after = Tokens.next(tokens, i);
        if (after >= 0
                && tokens.get(after).kind() == Token.Kind.STRING
                && tokens.get(i).upper().startsWith("TIMESTAMP")) {
            return true;
        }
        if (before < 0) {
            return false;
        }
        Token previous = tokens.get(before);
        if (previous.isSymbol("::")) {
            return true;
        }
        if (previous.is("AS")) {
            return after >= 0
                    && (tokens.get(after).isSymbol(")")
                            || tokens.get(after).isSymbol("(")
                            || tokens.get(after).isSymbol("<"));
        }
        return create && previous.isName() && !previous.is("NOT") && isType(tokens.get(i));
    }

    private static boolean isType(Token token) {
        return SqlType.simple(token.text(), true) != null || token.upper().matches("DECIMAL|ARRAY|MAP|STRUCT");
    }

    private static void rewriteAt(List<Token> tokens, int i) {
        int end = i + 1;
        int after = Tokens.next(tokens, i);
        boolean literal = after >= 0 && tokens.get(after).kind() == Token.Kind.STRING;
        if (!literal && after >= 0 && tokens.get(after).isSymbol("<")) {
            end = afterAngles(tokens, after);
        } else if (!literal
                && after >= 0
                && tokens.get(after).isSymbol("(")
                && tokens.get(i).upper().matches("DECIMAL|DEC|NUMERIC")) {
            end = Tokens.closing(tokens, after) + 1;
        }
        StringBuilder text = new StringBuilder();
        tokens.subList(i, end).forEach(token -> text.append(token.text()));
        try {
            Tokens.replace(
                    tokens,
                    i,
                    end,
                    List.of(Token.engine(SqlType.parse(text.toString()).duckDb())));
        } catch (SqlFailure e) {
            // not a type we know: the engine will find it or say so
        }
    }

    private static int afterAngles(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            String text = tokens.get(i).text();
            if (text.equals("<")) {
                depth++;
            } else if (text.equals(">") || text.equals(">>")) {
                depth -= text.length();
                if (depth <= 0) {
                    return i + 1;
                }
            }
        }
        return tokens.size();
    }

    /** {@code 1L} and its like as casts. */
    static String number(String text) {
        Matcher suffixed = SUFFIXED.matcher(text);
        if (!suffixed.matches()) {
            boolean decimal = text.length() > 18 && text.chars().allMatch(Character::isDigit);
            return decimal ? "CAST('" + text + "' AS DECIMAL(" + Math.min(38, text.length()) + ",0))" : text;
        }
        String digits = suffixed.group(1);
        return switch (suffixed.group(2).toUpperCase(java.util.Locale.ROOT)) {
            case "L" -> "CAST(" + digits + " AS BIGINT)";
            case "S" -> "CAST(" + digits + " AS SMALLINT)";
            case "Y" -> "CAST(" + digits + " AS TINYINT)";
            case "F" -> "CAST(" + digits + " AS FLOAT)";
            case "D" -> "CAST(" + digits + " AS DOUBLE)";
            default -> digits;
        };
    }
}
