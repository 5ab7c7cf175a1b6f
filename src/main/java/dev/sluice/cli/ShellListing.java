// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.catalog.CatalogPath;
import dev.sluice.catalog.Catalogs;
import dev.sluice.catalog.TableName;
import dev.sluice.catalog.Tables;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.query.Namespace;
import java.util.List;
import java.util.Optional;

/** What a command of the shell shows of Unity Catalog, to be asked for; what is left out of a name are the catalog and schema in use. */
@FunctionalInterface
interface ShellListing {

    ObjectList read() throws InterruptedException;

    static ShellListing catalogs(ShellConnection current) {
        return entries(current, CatalogPath.ROOT);
    }

    static ShellListing schemas(ShellConnection current, Optional<String> named) {
        CatalogPath path = named.map(CatalogPath::parse)
                .or(() -> current.namespace().catalog().map(catalog -> new CatalogPath(List.of(catalog))))
                .orElseThrow(() -> new InvalidSettings(
                        "No catalog is in use, so it is not clear whose schemas are meant.",
                        "Name it, as in \\dn main, or choose one: USE CATALOG main;"));
        return entries(current, path);
    }

    static ShellListing tables(ShellConnection current, Optional<String> named) {
        Namespace namespace = current.namespace();
        List<String> parts = named.map(text -> CatalogPath.parse(text).parts())
                .or(() -> namespace.schema().map(List::of))
                .orElse(List.of());
        if (parts.size() == 1) {
            String schema = parts.getFirst();
            parts = namespace.catalog().map(catalog -> List.of(catalog, schema)).orElse(List.of());
        }
        if (parts.isEmpty()) {
            throw new InvalidSettings(
                    "No catalog and schema are in use, so it is not clear whose tables are meant.",
                    "Name them, as in \\dt main.sales, or choose them: USE main.sales;");
        }
        return entries(current, new CatalogPath(parts));
    }

    static ShellListing table(ShellConnection current, String name) {
        Namespace namespace = current.namespace();
        TableName table = TableName.parse(name, namespace.catalog(), namespace.schema());
        return () -> CatalogShowCommand.columns(new Tables(current.connection()).describe(table));
    }

    private static ShellListing entries(ShellConnection current, CatalogPath path) {
        return () -> CatalogListCommand.entries(path, new Catalogs(current.connection()).list(path));
    }
}
