// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The full name of a table: catalog, schema and table, each without quotes. */
public record TableName(String catalog, String schema, String table) {

    /** Reads one to three dot-joined parts, back-quoted or not; what is missing comes from the defaults. */
    public static TableName parse(String text, Optional<String> defaultCatalog, Optional<String> defaultSchema) {
        List<String> parts = parts(text);
        if (parts.isEmpty() || parts.size() > 3 || parts.stream().anyMatch(String::isEmpty)) {
            throw new InvalidSettings("'" + text + "' is no name of a table.", "Write it as catalog.schema.table.");
        }
        String table = parts.getLast();
        Optional<String> schema = parts.size() >= 2 ? Optional.of(parts.get(parts.size() - 2)) : defaultSchema;
        Optional<String> catalog = parts.size() == 3 ? Optional.of(parts.getFirst()) : defaultCatalog;
        if (schema.isEmpty() || catalog.isEmpty()) {
            throw new InvalidSettings(
                    "The table '" + text + "' is named without its " + (schema.isEmpty() ? "schema" : "catalog") + ".",
                    "Write it as catalog.schema.table, or set catalog and schema.");
        }
        return new TableName(catalog.get(), schema.get(), table);
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '`') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '`') {
                    part.append('`');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** As the REST API names it. */
    public String fullName() {
        return catalog + "." + schema + "." + table;
    }

    /** As SQL names it, each part back-quoted. */
    public String quoted() {
        return quote(catalog) + "." + quote(schema) + "." + quote(table);
    }

    private static String quote(String part) {
        return "`" + part.replace("`", "``") + "`";
    }

    @Override
    public String toString() {
        return fullName();
    }
}
