// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.ArrayList;
import java.util.List;

/** The items of a plain SELECT list, which tell what the engine's types do not: bare NULLs and kinds of intervals. */
final class SelectItems {

    private SelectItems() {}

    /** The items in the order of the result's columns; none when a star or a set operation makes that uncertain. */
    static List<List<Token>> in(List<Token> tokens) {
        List<Token> words = Tokens.significant(tokens);
        List<List<Token>> items = new ArrayList<>();
        if (!words.getFirst().is("SELECT")) {
            return items;
        }
        int start = 1;
        for (int i = 1; i <= words.size(); i++) {
            boolean end = i == words.size() || words.get(i).is("FROM");
            if (end || words.get(i).isSymbol(",")) {
                items.add(words.subList(start, i));
                start = i + 1;
            } else if (words.get(i).isSymbol("(") || words.get(i).isSymbol("[")) {
                i = Tokens.closing(words, i);
            } else if (words.get(i).isSymbol("*") && i == start) {
                return List.of(); // how many columns that is, only the engine knows
            }
            if (end) {
                break;
            }
        }
        return words.stream().anyMatch(word -> word.upper().matches("UNION|EXCEPT|INTERSECT")) ? List.of() : items;
    }

    /** Whether an item is NULL and nothing else, whose type is VOID. */
    static boolean isNull(List<Token> item) {
        boolean named = item.size() == 2 || (item.size() == 3 && item.get(1).is("AS"));
        return !item.isEmpty() && item.getFirst().is("NULL") && (item.size() == 1 || named);
    }
}
