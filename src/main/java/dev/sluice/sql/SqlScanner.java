// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the words, names, strings and symbols of a SQL text, passing over comments (which nest). It does not judge the
 * text: what does not end runs to the end.
 */
final class SqlScanner {

    /** What a token is; a name is one in back-quotes. */
    enum Kind {
        WORD,
        NAME,
        STRING,
        SYMBOL
    }

    /** One token: a word in upper case, a name without its quotes, one symbol; of a string only that it is there. */
    record Token(Kind kind, String text, int start, int end) {

        boolean is(String word) {
            return kind == Kind.WORD && text.equals(word);
        }

        boolean isSymbol(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        boolean isSemicolon() {
            return isSymbol(";");
        }

        /** A word or a name in quotes, that is, whatever can name something. */
        boolean isName() {
            return kind == Kind.WORD || kind == Kind.NAME;
        }

        /** The name that a word or a quoted name stands for, as it is written. */
        String name(String sql) {
            return kind == Kind.NAME ? text : sql.substring(start, end);
        }
    }

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean isDoubtful;
    private boolean isOpen;

    private SqlScanner(String sql) {
        this.sql = sql;
    }

    static SqlScanner of(String sql) {
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.at < sql.length()) {
            scanner.next();
        }
        return scanner;
    }

    static List<Token> tokens(String sql) {
        return of(sql).tokens();
    }

    List<Token> tokens() {
        return tokens;
    }

    /**
     * Whether another reader could see other tokens: something does not end, or a comment ends in a way that few know
     * (a backslash before its line end, a line end without a line feed, a hint with quotes in it).
     */
    boolean isDoubtful() {
        return isDoubtful;
    }

    /** Whether the text ends within a string, a quoted name or a comment. */
    boolean isOpen() {
        return isOpen;
    }

    private void next() {
        char c = sql.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            quoted(c);
        } else if (isRawString(c)) {
            delimited(at + 2, sql.substring(at + 1, at + 2)); // nothing is escaped inside
        } else if (sql.startsWith("--", at)) {
            skipLine();
        } else if (sql.startsWith("/*", at)) {
            skipComment();
        } else if (c == '$' && dollarTag() > 0) {
            int tag = dollarTag();
            delimited(tag, sql.substring(at, tag));
        } else if (isWordPart(c)) {
            int start = at;
            while (at < sql.length() && isWordPart(sql.charAt(at))) {
                at++;
            }
            tokens.add(new Token(Kind.WORD, sql.substring(start, at).toUpperCase(Locale.ROOT), start, at));
        } else {
            if (!Character.isWhitespace(c) && c != '\uFEFF') {
                tokens.add(new Token(Kind.SYMBOL, String.valueOf(c), at, at + 1));
            }
            at++;
        }
    }

    /** A number with letters behind it is a word too: the longest match counts. */
    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private boolean isRawString(char c) {
        return (c == 'r' || c == 'R')
                && at + 1 < sql.length()
                && (sql.charAt(at + 1) == '\'' || sql.charAt(at + 1) == '"');
    }

    /** The end of {@code $$} or {@code $tag$} that starts here, or 0. */
    private int dollarTag() {
        int end = at + 1;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return end < sql.length() && sql.charAt(end) == '$' ? end + 1 : 0;
    }

    private void delimited(int from, String delimiter) {
        int start = at;
        int end = sql.indexOf(delimiter, from);
        isDoubtful |= end < 0;
        isOpen |= end < 0;
        at = end < 0 ? sql.length() : end + delimiter.length();
        tokens.add(new Token(Kind.STRING, "'", start, at));
    }

    /** A quote is written twice to stand inside; in strings a backslash takes the next character with it. */
    private void quoted(char quote) {
        int start = at++;
        boolean isEnded = false;
        while (at < sql.length() && !isEnded) {
            char c = sql.charAt(at);
            if (c == '\\' && quote != '`') {
                at += 2;
            } else if (c != quote) {
                at++;
            } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                at += 2;
            } else {
                at++;
                isEnded = true;
            }
        }
        at = Math.min(at, sql.length());
        isDoubtful |= !isEnded;
        isOpen |= !isEnded;
        if (quote == '`') {
            String name = sql.substring(start + 1, isEnded ? at - 1 : at);
            tokens.add(new Token(Kind.NAME, name.replace("``", "`"), start, at));
        } else {
            tokens.add(new Token(Kind.STRING, "'", start, at));
        }
    }

    /** A backslash before the line feed takes the next line with it, and a carriage return is an end too. */
    private void skipLine() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (sql.startsWith("\\\n", at)) {
                isDoubtful = true;
                at += 2;
            } else if (c == '\n' || c == '\r') {
                isDoubtful |= c == '\r' && !sql.startsWith("\r\n", at);
                return;
            } else {
                isDoubtful |= sql.startsWith("\\\r", at);
                at++;
            }
        }
    }

    private void skipComment() {
        int start = at;
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
        at = Math.min(at, sql.length());
        isOpen |= depth > 0;
        isDoubtful |= depth > 0 || isOddHint(sql.substring(start, at));
    }

    /** The server reads a hint's inside as SQL, where quotes and comments hide its end; inside a comment it is none. */
    private static boolean isOddHint(String comment) {
        return comment.startsWith("/*+")
                ? comment.chars().anyMatch(c -> "'\"`$".indexOf(c) >= 0)
                        || comment.contains("--")
                        || comment.indexOf("/*", 2) > 0
                : comment.contains("/*+");
    }
}
