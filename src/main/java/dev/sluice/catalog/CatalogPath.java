// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.List;

/** Where a listing starts: all catalogs (no part), one catalog, or one schema of it; the parts are without quotes. */
public record CatalogPath(List<String> parts) {

    /** Everything that the caller can see. */
    public static final CatalogPath ROOT = new CatalogPath(List.of());

    public CatalogPath {
        parts = List.copyOf(parts);
    }

    static CatalogPath of(String catalog, String schema) {
        return new CatalogPath(List.of(catalog, schema));
    }

    /** Reads {@code catalog} or {@code catalog.schema}, back-quoted or not. */
    public static CatalogPath parse(String text) {
        return NameParts.of(text)
                .map(parts -> {
                    if (parts.size() > 2) {
                        throw new InvalidSettings(
                                "'" + text + "' names more than a catalog and a schema.",
                                "A table is shown with: sluice catalog show " + text);
                    }
                    return new CatalogPath(parts);
                })
                .orElseThrow(() -> new InvalidSettings(
                        "'" + text + "' is no name of a catalog or schema.",
                        "Write it as catalog or catalog.schema, with back-quotes around a part that holds a dot."));
    }

    /** The path one level up; that of the root is the root. */
    CatalogPath parent() {
        return new CatalogPath(parts.subList(0, Math.max(0, parts.size() - 1)));
    }

    boolean isRoot() {
        return parts.isEmpty();
    }

    /** What its entries are called: catalogs, schemas or tables. */
    public String contents() {
        return switch (parts.size()) {
            case 0 -> "catalogs";
            case 1 -> "schemas";
            default -> "tables";
        };
    }

    /** As a sentence names it. */
    @Override
    public String toString() {
        return switch (parts.size()) {
            case 0 -> "the metastore";
            case 1 -> "catalog " + parts.getFirst();
            default -> "schema " + NameParts.joined(parts);
        };
    }
}
