// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.ArrayList;
import java.util.List;

/** Steps over lists of tokens; white space never counts. */
final class Tokens {

    private Tokens() {}

    /** The index of the token after {@code i}, or -1. */
    static int next(List<Token> tokens, int i) {
        for (int j = i + 1; j < tokens.size(); j++) {
            if (!tokens.get(j).isSpace()) {
                return j;
            }
        }
        return -1;
    }

    /** The index of the token before {@code i}, or -1. */
    static int previous(List<Token> tokens, int i) {
        for (int j = i - 1; j >= 0; j--) {
            if (!tokens.get(j).isSpace()) {
                return j;
            }
        }
        return -1;
    }

    static boolean nextIsSymbol(List<Token> tokens, int i, String symbol) {
        int next = next(tokens, i);
        return next >= 0 && tokens.get(next).isSymbol(symbol);
    }

    static boolean nextIs(List<Token> tokens, int i, String word) {
        int next = next(tokens, i);
        return next >= 0 && tokens.get(next).is(word);
    }

    /** The index of the bracket that closes the one at {@code open}; the end of the list when there is none. */
    static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol("(") || token.isSymbol("[")) {
                depth++;
            } else if (token.isSymbol(")") || token.isSymbol("]")) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return tokens.size() - 1;
    }

    /** What stands between an opening bracket and its closing one, cut at its own commas. */
    static List<List<Token>> arguments(List<Token> tokens, int open) {
        List<List<Token>> arguments = new ArrayList<>();
        int close = closing(tokens, open);
        int start = open + 1;
        for (int i = open + 1; i <= close; i++) {
            if (tokens.get(i).isSymbol("(") || tokens.get(i).isSymbol("[")) {
                i = closing(tokens, i);
            } else if (tokens.get(i).isSymbol(",") || i == close) {
                arguments.add(new ArrayList<>(tokens.subList(start, i)));
                start = i + 1;
            }
        }
        return arguments;
    }

    static void replace(List<Token> tokens, int from, int to, List<Token> by) {
        List<Token> range = tokens.subList(from, to);
        range.clear();
        range.addAll(by);
    }

    static List<Token> significant(List<Token> tokens) {
        return tokens.stream().filter(token -> !token.isSpace()).toList();
    }
}
