// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.Locale;

/**
 * A piece of SQL text.
 *
 * @param text as written; for the engine's own text (kind ENGINE) as it is to be sent
 * @param value of a string or quoted name without quotes and escapes, of a marker its name; else the text
 * @param position of its first character in the statement
 */
record Token(Kind kind, String text, String value, int position) {

    /** What a piece of SQL text is. */
    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        HEX,
        NUMBER,
        NAMED_MARKER,
        ORDINAL_MARKER,
        SYMBOL,
        SPACE,
        ENGINE
    }

    static Token engine(String text) {
        return new Token(Kind.ENGINE, text, text, -1);
    }

    static Token engine(String text, String value) {
        return new Token(Kind.ENGINE, text, value, -1);
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isSpace() {
        return kind == Kind.SPACE;
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }
}
