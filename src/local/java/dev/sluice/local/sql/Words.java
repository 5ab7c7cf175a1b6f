// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the words of a short statement from left to right. */
final class Words {

    private final List<Token> words;
    private int at;

    Words(List<Token> words) {
        this.words = words;
    }

    boolean peek(String word) {
        return at < words.size() && words.get(at).is(word);
    }

    boolean take(String word) {
        boolean there = peek(word);
        if (there) {
            at++;
        }
        return there;
    }

    void next() {
        at++;
    }

    /** A dotted name. */
    List<String> name() {
        List<String> parts = new ArrayList<>();
        while (at < words.size() && words.get(at).kind() != Token.Kind.SYMBOL) {
            parts.add(words.get(at++).value());
            if (at >= words.size() || !words.get(at).isSymbol(".")) {
                break;
            }
            at++;
        }
        if (parts.isEmpty()) {
            throw SqlFailure.unsupported("A name is missing.");
        }
        return parts;
    }

    /** The pattern of an optional LIKE, or null. */
    @Nullable
    String like() {
        take("LIKE");
        if (at < words.size() && words.get(at).kind() == Token.Kind.STRING) {
            return words.get(at++).value();
        }
        return null;
    }

    String rest() {
        return words.stream().skip(at).map(Token::text).collect(Collectors.joining(" "));
    }
}
