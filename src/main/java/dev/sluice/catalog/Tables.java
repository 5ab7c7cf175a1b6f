// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of Unity Catalog, as REST describes them: nothing is started and nothing is billed. */
public final class Tables {

    private final Connection connection;
    private final Connection.Calls<TablesApi> api;

    public Tables(Connection connection) {
        this.connection = connection;
        this.api = connection.api(TablesApi.class);
    }

    public Table get(TableName name) throws InterruptedException {
        TablesApi.TableInfo info = info(name);
        return new Table(
                name,
                info.tableType() == null ? "unknown type" : info.tableType(),
                info.columns() == null ? 0 : info.columns().size());
    }

    /** All about one table; one that is not there is told which tables, schemas or catalogs are. */
    public TableDescription describe(TableName name) throws InterruptedException {
        try {
            return description(name, info(name));
        } catch (NotFound missing) {
            throw new Catalogs(connection).instead(missing, name.parent());
        }
    }

    private TablesApi.TableInfo info(TableName name) throws InterruptedException {
        boolean isAmbiguous =
                Stream.of(name.catalog(), name.schema(), name.table()).anyMatch(part -> part.contains("."));
        if (isAmbiguous) { // reference 3.1: REST joins the parts with dots and knows no quotes
            throw new InvalidSettings(
                    "A part of the name " + name.quoted() + " holds a dot, and Unity Catalog's REST API cannot be asked"
                            + " for such a name.",
                    "Ask in SQL: sluice query \"DESCRIBE TABLE EXTENDED " + name.quoted() + "\"");
        }
        return api.read("read the table " + name, client -> client.get(name.fullName()));
    }

    private static TableDescription description(TableName name, TablesApi.TableInfo info) {
        CatalogEntry entry = new CatalogEntry(
                name.table(),
                info.fullName() == null ? name.fullName() : info.fullName(),
                Optional.ofNullable(info.tableType()),
                Optional.ofNullable(info.owner()),
                Optional.ofNullable(info.comment()),
                CatalogsApi.time(info.createdAt()),
                CatalogsApi.time(info.updatedAt()));
        List<TableDescription.ColumnDescription> columns = info.columns() == null
                ? List.of()
                : info.columns().stream().map(Tables::column).toList();
        return new TableDescription(
                name,
                entry,
                Optional.ofNullable(info.format()),
                Optional.ofNullable(info.location()),
                Optional.ofNullable(info.viewDefinition()),
                columns);
    }

    private static TableDescription.ColumnDescription column(TablesApi.ColumnInfo info) {
        String type = Stream.of(Optional.ofNullable(info.typeText()), Optional.ofNullable(info.typeName()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("unknown");
        return new TableDescription.ColumnDescription(
                info.name() == null ? "" : info.name(),
                type,
                info.nullable() == null || info.nullable(), // nullable unless it is said not to be
                Optional.ofNullable(info.comment()));
    }

    /** What a caller with any privilege on it can see of a table. */
    public record Table(TableName name, String type, int columnCount) {}
}
