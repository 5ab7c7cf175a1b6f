// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import dev.sluice.sql.SqlScanner.Token;
import java.util.List;
import java.util.Optional;
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

    /** The line (from 1) on which a second statement begins, when there is more than one. */
    public Optional<Integer> secondStatementLine() {
        boolean ended = false;
        boolean began = false;
        for (Token token : SqlScanner.tokens(text)) {
            if (token.isSemicolon()) {
                ended = began;
            } else if (ended) {
                return Optional.of(1
                        + (int) text.substring(0, token.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count());
            } else {
                if (token.text().equals("BEGIN") && !began) {
                    return Optional.empty(); // a script is one statement to the server
                }
                began = true;
            }
        }
        return Optional.empty();
    }

    /**
     * Whether its result may be large: a read that reads from somewhere. What changes data, describes, or selects
     * without {@code FROM} answers in little.
     */
    public boolean mayReturnMuch() {
        List<String> words = SqlScanner.tokens(text).stream()
                .map(Token::text)
                .dropWhile(word -> word.equals("(") || word.equals(";"))
                .toList();
        if (words.isEmpty() || !READS.contains(words.getFirst())) {
            return false;
        }
        if (words.getFirst().equals("WITH") && words.stream().anyMatch(CHANGES::contains)) {
            return false;
        }
        return words.contains("FROM") || words.getFirst().equals("TABLE");
    }
}
