// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names of up to three parts: as users write them, and as the engine holds them (some catalog names are its own). */
public final class Names {

    private static final Set<String> RESERVED = Set.of("main", "system", "temp", "memory");
    private static final String PREFIX = "uc_";

    private Names() {}

    /** The engine's name of a catalog. */
    static String engineCatalog(String catalog) {
        return RESERVED.contains(catalog.toLowerCase(java.util.Locale.ROOT)) ? PREFIX + catalog : catalog;
    }

    /** The user's name of one of the engine's catalogs. */
    static String userCatalog(String engineCatalog) {
        String bare = engineCatalog.startsWith(PREFIX) ? engineCatalog.substring(PREFIX.length()) : "";
        return RESERVED.contains(bare) ? bare : engineCatalog;
    }

    /** A name of three parts, quoted for the engine. */
    static String engineName(List<String> parts) {
        List<String> quoted = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = i == 0 && parts.size() == 3 ? engineCatalog(parts.get(i)) : parts.get(i);
            quoted.add(SqlText.name(part));
        }
        return String.join(".", quoted);
    }

    /** Lays the parts of a name over the current catalog and schema. */
    static List<String> qualified(List<String> parts, String catalog, String schema) {
        return switch (parts.size()) {
            case 1 -> List.of(catalog, schema, parts.getFirst());
            case 2 -> List.of(catalog, parts.getFirst(), parts.getLast());
            default -> parts;
        };
    }

    /** Splits at dots outside back-quotes. */
    static List<String> parts(String name) {
        return Lexer.tokens(name).stream()
                .filter(token -> token.kind() != Token.Kind.SPACE && !token.isSymbol("."))
                .map(Token::value)
                .toList();
    }
}
