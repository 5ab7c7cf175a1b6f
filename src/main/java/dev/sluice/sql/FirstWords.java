// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import dev.sluice.sql.SessionEffect.Needed;
import dev.sluice.sql.SqlScanner.Token;
import java.util.List;
import java.util.Set;

/** The first words of a statement, and what they say of the session that it needs. */
record FirstWords(List<Token> tokens) {

    private static final Set<String> BEFORE_TEMPORARY = Set.of("OR", "REPLACE", "GLOBAL", "LOCAL");
    private static final Set<String> SET_OF_A_SESSION = Set.of("VAR", "VARIABLE", "TIME", "CATALOG", "ROLE", "SESSION");

    boolean has(int place, String word) {
        return tokens.size() > place && tokens.get(place).is(word);
    }

    Needed needed(int count) {
        List<String> words = tokens.stream()
                .limit(count + 2L)
                .takeWhile(token -> token.kind() == SqlScanner.Kind.WORD)
                .map(Token::text)
                .filter(word -> !BEFORE_TEMPORARY.contains(word))
                .limit(count)
                .toList();
        boolean isSetting =
                words.getFirst().equals("SET") && words.size() > 1 && !SET_OF_A_SESSION.contains(words.getLast());
        return new Needed(isSetting ? "SET" : String.join(" ", words));
    }

    /** One that lists or shows settings, or tags a securable. */
    boolean isHarmlessSet() {
        if (has(1, "TAG")) {
            return true;
        }
        return !(tokens.size() > 1 && SET_OF_A_SESSION.contains(tokens.get(1).text()))
                && tokens.stream().skip(1).allMatch(token -> token.isName() || ".-".contains(token.text()));
    }

    boolean isTemporary() {
        return tokens.stream()
                .skip(1)
                .dropWhile(token -> BEFORE_TEMPORARY.contains(token.text()))
                .findFirst()
                .filter(token -> token.is("TEMPORARY") || token.is("TEMP"))
                .isPresent();
    }

    /** {@code CACHE TABLE name AS query} makes a temporary view; {@code CACHE TABLE name} only warms up. */
    boolean isCachedQuery() {
        boolean isTable = has(1, "TABLE") || has(2, "TABLE");
        return isTable && tokens.stream().anyMatch(token -> token.is("AS") || token.is("SELECT"));
    }
}
