// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import dev.sluice.local.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a statement into tokens by Databricks' rules: both quotes make strings, back-quotes names, comments nest. */
final class Lexer {

    private static final List<String> LONG_SYMBOLS =
            List.of("<=>", "::", "->", "=>", "||", "==", "!=", "<>", "<=", ">=", "<<", ">>");

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String sql) {
        this.sql = sql;
    }

    static List<Token> tokens(String sql) {
        Lexer lexer = new Lexer(sql);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c) || c == '\ufeff') {
            add(Kind.SPACE, endOfSpace());
        } else if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            add(Kind.SPACE, end < 0 ? sql.length() : end, " ");
        } else if (sql.startsWith("/*", at)) {
            add(Kind.SPACE, endOfComment(), " ");
        } else if (sql.startsWith("$$", at)) {
            int end = sql.indexOf("$$", at + 2);
            int close = end < 0 ? sql.length() : end;
            add(Kind.STRING, Math.min(sql.length(), close + 2), sql.substring(at + 2, close));
        } else if (c == '\'' || c == '"') {
            quoted(at, c, Kind.STRING, true);
        } else if (c == '`') {
            quoted(at, c, Kind.QUOTED_NAME, false);
        } else if (isPrefixedString(c)) {
            boolean raw = Character.toLowerCase(c) == 'r';
            quoted(at + 1, sql.charAt(at + 1), raw ? Kind.STRING : Kind.HEX, false);
        } else if (isNumberStart(c)) {
            add(Kind.NUMBER, endOfNumber());
        } else if (isNameStart(c)) {
            add(Kind.WORD, endOfName(at));
        } else if (c == ':' && isMarker()) {
            int end = endOfName(at + 1);
            add(Kind.NAMED_MARKER, end, sql.substring(at + 1, end));
        } else if (c == '?') {
            add(Kind.ORDINAL_MARKER, at + 1);
        } else {
            add(Kind.SYMBOL, at + symbolLength());
        }
    }

    private boolean isNumberStart(char c) {
        if (c == '.') {
            return at + 1 < sql.length() && Character.isDigit(sql.charAt(at + 1)) && !afterName();
        }
        return Character.isDigit(c);
    }

    private boolean isPrefixedString(char c) {
        return (c == 'r' || c == 'R' || c == 'x' || c == 'X')
                && at + 1 < sql.length()
                && (sql.charAt(at + 1) == '\'' || sql.charAt(at + 1) == '"');
    }

    /** A colon right behind a name, bracket or colon is a path into a value or a cast, not a marker. */
    private boolean isMarker() {
        if (at + 1 >= sql.length() || !isNameStart(sql.charAt(at + 1))) {
            return false;
        }
        return !afterName() && (at == 0 || ")]:`\"'".indexOf(sql.charAt(at - 1)) < 0);
    }

    private boolean afterName() {
        return at > 0 && (Character.isLetterOrDigit(sql.charAt(at - 1)) || "_`)]".indexOf(sql.charAt(at - 1)) >= 0);
    }

    private int endOfSpace() {
        int end = at;
        while (end < sql.length() && (Character.isWhitespace(sql.charAt(end)) || sql.charAt(end) == '\ufeff')) {
            end++;
        }
        return end;
    }

    private int endOfComment() {
        int depth = 0;
        for (int i = at; i < sql.length() - 1; i++) {
            if (sql.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (sql.startsWith("*/", i)) {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return sql.length();
    }

    private int endOfNumber() {
        int end = at;
        while (end < sql.length() && (Character.isDigit(sql.charAt(end)) || sql.charAt(end) == '.')) {
            end++;
        }
        if (end + 1 < sql.length() && (sql.charAt(end) == 'e' || sql.charAt(end) == 'E')) {
            int digits = sql.charAt(end + 1) == '-' || sql.charAt(end + 1) == '+' ? end + 2 : end + 1;
            if (digits < sql.length() && Character.isDigit(sql.charAt(digits))) {
                end = digits;
                while (end < sql.length() && Character.isDigit(sql.charAt(end))) {
                    end++;
                }
            }
        }
        int suffix = endOfName(end); // 1L, 1.5BD
        return suffix - end <= 2 ? suffix : end;
    }

    private int endOfName(int from) {
        int end = from;
        while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private int symbolLength() {
        for (String symbol : LONG_SYMBOLS) {
            if (sql.startsWith(symbol, at)) {
                return symbol.length();
            }
        }
        return 1;
    }

    /** Reads up to the closing quote; a doubled quote is one, and a backslash escapes where strings allow it. */
    private void quoted(int open, char quote, Kind kind, boolean escapes) {
        StringBuilder value = new StringBuilder();
        int i = open + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (escapes && c == '\\' && i + 1 < sql.length()) {
                i = escape(i + 1, value);
            } else if (c != quote) {
                value.append(c);
                i++;
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                value.append(quote);
                i += 2;
            } else {
                add(kind, i + 1, value.toString());
                return;
            }
        }
        add(Kind.SYMBOL, sql.length()); // never closed: the engine will say so
    }

    private int escape(int i, StringBuilder value) {
        char c = sql.charAt(i);
        if (c == 'u' && i + 4 < sql.length() && sql.substring(i + 1, i + 5).matches("[0-9a-fA-F]{4}")) {
            value.append((char) Integer.parseInt(sql.substring(i + 1, i + 5), 16));
            return i + 5;
        }
        value.append(
                switch (c) {
                    case 'n' -> "\n";
                    case 't' -> "\t";
                    case 'r' -> "\r";
                    case 'b' -> "\b";
                    case '0' -> "\0";
                    case 'Z' -> "\u001a";
                    case '%', '_' -> "\\" + c; // kept for LIKE
                    default -> String.valueOf(c);
                });
        return i + 1;
    }

    private void add(Kind kind, int end) {
        add(kind, end, sql.substring(at, end));
    }

    private void add(Kind kind, int end, String value) {
        String text = kind == Kind.SPACE ? value : sql.substring(at, end);
        tokens.add(new Token(kind, text, value, at));
        at = end;
    }
}
