// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import dev.sluice.sql.SqlScanner.Kind;
import dev.sluice.sql.SqlScanner.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One SQL text as it will be sent, byte for byte, and what can be told from its words. */
public record SqlText(String text) {

    private static final Set<String> READS = Set.of("SELECT", "WITH", "VALUES", "TABLE", "FROM");
    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");

    /** Takes the text as it is, without a byte order mark. */
    public static SqlText of(String text) {
        return new SqlText(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** Nothing but white space, comments and semicolons. */
    public boolean isEmpty() {
        return SqlScanner.tokens(text).stream().allMatch(Token::isSemicolon);
    }

    /**
     * Whether its result may be large: a read that reads from somewhere. What changes data, describes, or selects
     * without {@code FROM} answers in little.
     */
    public boolean mayReturnMuch() {
        List<String> words = SqlScanner.tokens(text).stream()
                .dropWhile(token -> token.isSymbol("(") || token.isSemicolon())
                .map(token -> token.kind() == Kind.WORD ? token.text() : "")
                .toList();
        if (words.isEmpty() || !READS.contains(words.getFirst())) {
            return false;
        }
        if (words.getFirst().equals("WITH") && words.stream().anyMatch(CHANGES::contains)) {
            return false;
        }
        return words.contains("FROM") || words.getFirst().equals("TABLE");
    }

    /** A read that only selects rows: it does nothing beside, so that it may be asked for its rows alone. */
    public boolean isSurelySelect() {
        boolean selects = SqlScanner.tokens(text).stream()
                .filter(token -> !token.isSymbol("(") && !token.isSemicolon())
                .findFirst()
                .filter(token -> token.kind() == Kind.WORD && READS.contains(token.text()))
                .isPresent();
        return selects && ReadOnlyGate.refusal(this).isEmpty();
    }

    /** The names behind a colon, which may be markers of parameters; too many rather than too few. */
    public Set<String> markers() {
        List<Token> tokens = SqlScanner.tokens(text);
        Set<String> names = new LinkedHashSet<>();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i - 1).isSymbol(":") && tokens.get(i).isName()) {
                names.add(tokens.get(i).name(text));
            }
        }
        return names;
    }
}
