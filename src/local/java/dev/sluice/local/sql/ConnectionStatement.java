// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import dev.sluice.local.state.Governance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code CREATE CONNECTION} and {@code ALTER CONNECTION … OPTIONS} (reference 3.5), for the type HTTP alone. */
final class ConnectionStatement {

    private final List<Token> words;
    private final Governance governance;
    private int at;

    private ConnectionStatement(List<Token> words, Governance governance) {
        this.words = words;
        this.governance = governance;
    }

    static boolean isOne(List<Token> words) {
        return words.size() > 2
                && (words.get(0).is("CREATE") || words.get(0).is("ALTER"))
                && (words.get(1).is("CONNECTION") || words.get(1).is("SERVER"));
    }

    static void carryOut(
            List<Token> words, Governance governance, ConnectionDefinitions definitions, String user, String sql) {
        ConnectionStatement statement = new ConnectionStatement(words, governance);
        try {
            statement.carryOut(definitions, user);
        } catch (IndexOutOfBoundsException ended) {
            throw ErrorTexts.syntax("end of input", sql.length(), sql);
        }
    }

    private void carryOut(ConnectionDefinitions definitions, String user) {
        boolean isNew = next().is("CREATE");
        next();
        if (!isNew) {
            String name = name();
            require("OPTIONS");
            definitions.alter(name, options(), user);
            return;
        }
        boolean ifAbsent = words.get(at).is("IF");
        if (ifAbsent) {
            require("IF");
            require("NOT");
            require("EXISTS");
        }
        String name = name();
        require("TYPE");
        require("HTTP");
        require("OPTIONS");
        definitions.create(name, options(), comment(), ifAbsent, user);
    }

    private @Nullable String comment() {
        if (at == words.size()) {
            return null;
        }
        require("COMMENT");
        return next().value();
    }

    private String name() {
        List<String> parts = new ArrayList<>(List.of(next().value()));
        while (words.get(at).isSymbol(".")) {
            next();
            parts.add(next().value());
        }
        return String.join(".", parts);
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        Token separator = next();
        while (!separator.isSymbol(")")) {
            String key = next().value();
            options.put(key, value());
            separator = next();
        }
        return options;
    }

    private String value() {
        Token value = next();
        if (!value.is("secret")) {
            return value.value();
        }
        next();
        String scope = next().value();
        next();
        String key = next().value();
        next();
        String secret = governance.secrets().getOrDefault(scope, Map.of()).get(key);
        if (secret == null) {
            // text guessed
            throw SqlFailure.condition(
                    "INVALID_SECRET_LOOKUP",
                    "Secret does not exist with scope: " + scope + " and key: " + key + ".",
                    "22531");
        }
        return secret;
    }

    private Token next() {
        return words.get(at++);
    }

    private void require(String word) {
        Token found = next();
        if (!found.is(word)) {
            throw SqlFailure.unsupported(
                    "A statement about connections with " + found.text() + " instead of " + word + ".");
        }
    }
}
