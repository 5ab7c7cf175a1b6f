// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.List;
import java.util.Optional;

/** The full name of a table: catalog, schema and table, each without quotes. */
public record TableName(String catalog, String schema, String table) {

    /** Reads one to three dot-joined parts, back-quoted or not; what is missing comes from the defaults. */
    public static TableName parse(String text, Optional<String> defaultCatalog, Optional<String> defaultSchema) {
        List<String> parts = NameParts.of(text)
                .filter(named -> named.size() <= 3)
                .orElseThrow(() -> new InvalidSettings(
                        "'" + text + "' is no name of a table.",
                        "Write it as catalog.schema.table, with back-quotes around a part that holds a dot."));
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

    /** As the REST API names it. */
    public String fullName() {
        return NameParts.joined(List.of(catalog, schema, table));
    }

    /** As SQL names it, each part back-quoted. */
    public String quoted() {
        return NameParts.quoted(List.of(catalog, schema, table));
    }

    /** The schema that the table is in. */
    public CatalogPath parent() {
        return CatalogPath.of(catalog, schema);
    }

    @Override
    public String toString() {
        return fullName();
    }
}
