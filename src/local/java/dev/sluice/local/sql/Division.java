// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.ArrayList;
import java.util.List;

/** Wraps every divisor, since the engine makes infinity or NULL of a division by zero and Databricks an error. */
final class Division {

    static final String DIVISOR = "memory.main.nonzero";

    private Division() {}

    static void rewrite(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).isSymbol("/") && !tokens.get(i).isSymbol("%")) {
                continue;
            }
            int start = Tokens.next(tokens, i);
            int end = start < 0 ? -1 : endOfOperand(tokens, start);
            if (end > start) {
                List<Token> wrapped = new ArrayList<>(List.of(Token.engine(DIVISOR + "(")));
                wrapped.addAll(tokens.subList(start, end));
                wrapped.add(Token.engine(")"));
                Tokens.replace(tokens, start, end, wrapped);
            }
        }
    }

    /** Where the operand ends that starts here; what is not one is left to the engine. */
    private static int endOfOperand(List<Token> tokens, int start) {
        Token first = tokens.get(start);
        int end = switch (first.kind()) {
            case NUMBER, QUOTED_NAME, ENGINE -> start + 1;
            case WORD -> first.upper().matches("CASE|INTERVAL|NOT|DATE|TIMESTAMP") ? -1 : start + 1;
            case SYMBOL -> first.isSymbol("(") ? Tokens.closing(tokens, start) + 1 : -1;
            case STRING, HEX, NAMED_MARKER, ORDINAL_MARKER, SPACE -> -1;
        };
        if (end < 0) {
            return -1;
        }
        while (end < tokens.size()) {
            Token token = tokens.get(end);
            if (token.isSymbol("(") || token.isSymbol("[")) {
                end = Tokens.closing(tokens, end) + 1;
            } else if (token.isSymbol("::") && end + 1 < tokens.size()) {
                end += 2;
            } else if (token.isSymbol(".") && end + 1 < tokens.size()) {
                end += 2;
            } else {
                break;
            }
        }
        return end;
    }
}
