// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Functions and small clauses that the engine has under another name. */
final class Functions {

    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("ARRAY", "list_value"),
            Map.entry("EXPLODE", "unnest"),
            Map.entry("COLLECT_LIST", "list"),
            Map.entry("SIZE", "len"),
            Map.entry("CURRENT_TIMESTAMP", "now"),
            Map.entry("CURRENT_DATE", "today"),
            Map.entry("RAND", "random"),
            Map.entry("SEQUENCE", "generate_series"),
            Map.entry("FORMAT_STRING", "printf"),
            Map.entry("PARSE_JSON", "memory.main.parse_json"),
            Map.entry("NVL", "memory.main.nvl"),
            Map.entry("TRY_DIVIDE", "memory.main.try_divide"),
            Map.entry("DATEDIFF", "memory.main.days_between"));

    /** Words that are calls even without brackets; the engine's own would name its own user. */
    private static final List<String> BARE_CALLS = List.of("CURRENT_USER", "SESSION_USER");

    private Functions() {}

    static void rewrite(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() != Token.Kind.WORD) {
                continue;
            }
            int open = Tokens.next(tokens, i);
            boolean call = open >= 0 && tokens.get(open).isSymbol("(");
            String word = token.upper();
            if (!call && BARE_CALLS.contains(word)) {
                tokens.set(i, Token.engine(token.text() + "()"));
            } else if (word.equals("DIV")) {
                tokens.set(i, Token.engine("//"));
            } else if (word.equals("EXCEPT") && call && previousIsStar(tokens, i)) {
                tokens.set(i, Token.engine("EXCLUDE"));
            } else if (word.equals("USING")
                    && open >= 0
                    && tokens.get(open).upper().matches("DELTA|PARQUET|ICEBERG")) {
                Tokens.replace(tokens, i, open + 1, List.of(Token.engine("")));
            } else if (call) {
                call(tokens, i, open, word);
            }
        }
    }

    private static void call(List<Token> tokens, int i, int open, String word) {
        String renamed = RENAMED.get(word);
        if (renamed != null) {
            tokens.set(i, Token.engine(renamed));
        } else if (word.equals("RANGE") && isTablePosition(tokens, i)) {
            tokens.set(i, Token.engine("memory.main.spark_range"));
        } else if (word.equals("NAMED_STRUCT")) {
            List<List<Token>> arguments = Tokens.arguments(tokens, open);
            List<Token> rewritten = new ArrayList<>(List.of(Token.engine("struct_pack(")));
            for (int k = 0; k + 1 < arguments.size(); k += 2) {
                String field = Tokens.significant(arguments.get(k)).getFirst().value();
                rewritten.add(Token.engine((k == 0 ? "" : ", ") + SqlText.name(field) + " := "));
                rewritten.addAll(arguments.get(k + 1));
            }
            rewritten.add(Token.engine(")"));
            Tokens.replace(tokens, i, Tokens.closing(tokens, open) + 1, rewritten);
        } else if (word.equals("MAP")) {
            List<List<Token>> arguments = Tokens.arguments(tokens, open);
            List<Token> rewritten = new ArrayList<>(List.of(Token.engine("map(")));
            addEverySecond(rewritten, arguments, 0);
            rewritten.add(Token.engine(", "));
            addEverySecond(rewritten, arguments, 1);
            rewritten.add(Token.engine(")"));
            Tokens.replace(tokens, i, Tokens.closing(tokens, open) + 1, rewritten);
        }
    }

    private static void addEverySecond(List<Token> into, List<List<Token>> arguments, int first) {
        into.add(Token.engine("["));
        for (int k = first; k < arguments.size(); k += 2) {
            into.add(Token.engine(k == first ? "" : ", "));
            into.addAll(arguments.get(k));
        }
        into.add(Token.engine("]"));
    }

    private static boolean previousIsStar(List<Token> tokens, int i) {
        int previous = Tokens.previous(tokens, i);
        return previous >= 0 && tokens.get(previous).isSymbol("*");
    }

    private static boolean isTablePosition(List<Token> tokens, int i) {
        int previous = Tokens.previous(tokens, i);
        return previous >= 0
                && (tokens.get(previous).is("FROM")
                        || tokens.get(previous).is("JOIN")
                        || tokens.get(previous).isSymbol(","));
    }
}
