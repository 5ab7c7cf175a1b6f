// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import dev.sluice.local.state.Column;
import dev.sluice.local.state.Table;
import dev.sluice.local.state.WorkspaceState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * What catalogs, schemas, tables and columns there are. Each question has a connection of the engine's own, since requests
 * ask at the same time and one connection answers one at a time.
 */
public final class Browser {

    private static final Set<String> ENGINE_CATALOGS = Set.of("memory", "system", "temp");
    private static final Set<String> ENGINE_SCHEMAS = Set.of("main", "pg_catalog", "information_schema");

    /** A table or view. */
    public record TableEntry(
            String catalog,
            String schema,
            String name,
            String type,
            @Nullable String comment,
            long id) {}

    /** A column of one. */
    public record ColumnEntry(
            String name,
            SqlType type,
            boolean nullable,
            @Nullable String comment) {}

    private final DuckDBConnection connection;
    private final WorkspaceState state;

    Browser(DuckDBConnection connection, WorkspaceState state) {
        this.connection = connection;
        this.state = state;
    }

    public List<String> catalogs() {
        return strings("SELECT database_name FROM duckdb_databases() ORDER BY 1").stream()
                .filter(name -> !ENGINE_CATALOGS.contains(name))
                .map(Names::userCatalog)
                .sorted()
                .toList();
    }

    public List<String> schemas(String catalog) {
        return strings(
                        "SELECT schema_name FROM duckdb_schemas() WHERE database_name = ? ORDER BY 1",
                        Names.engineCatalog(catalog))
                .stream()
                .filter(name -> !ENGINE_SCHEMAS.contains(name))
                .toList();
    }

    public List<TableEntry> tables(String catalog, String schema) {
        List<TableEntry> tables = new ArrayList<>();
        String sql = """
                SELECT table_name, 'MANAGED', comment, table_oid FROM duckdb_tables() WHERE database_name = ? AND schema_name = ?
                UNION ALL
                SELECT view_name, 'VIEW', comment, view_oid FROM duckdb_views() WHERE database_name = ? AND schema_name = ?
                ORDER BY 1""";
        String engineCatalog = Names.engineCatalog(catalog);
        try (Connection own = connection.duplicate();
                PreparedStatement statement = own.prepareStatement(sql)) {
            for (int i = 1; i <= 4; i++) {
                statement.setString(i, i % 2 == 1 ? engineCatalog : schema);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Optional<Table> stated = stated(catalog, schema, rows.getString(1));
                    boolean sample =
                            WorkspaceState.SAMPLE_TABLE.equals(catalog + "." + schema + "." + rows.getString(1));
                    tables.add(new TableEntry(
                            catalog,
                            schema,
                            rows.getString(1),
                            stated.map(Table::type).orElse(sample ? "MANAGED" : rows.getString(2)),
                            stated.map(Table::comment).orElse(rows.getString(3)),
                            rows.getLong(4)));
                }
            }
        } catch (SQLException e) {
            throw ErrorTexts.failure(e, sql);
        }
        return tables;
    }

    public Optional<TableEntry> table(String catalog, String schema, String name) {
        return tables(catalog, schema).stream()
                .filter(table -> table.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public List<ColumnEntry> columns(TableEntry table) {
        List<ColumnEntry> columns = new ArrayList<>();
        String sql = """
                SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns()
                WHERE database_name = ? AND schema_name = ? AND table_name = ? ORDER BY column_index""";
        List<Column> stated = stated(table.catalog(), table.schema(), table.name())
                .map(Table::columns)
                .orElse(List.of());
        try (Connection own = connection.duplicate();
                PreparedStatement statement = own.prepareStatement(sql)) {
            statement.setString(1, Names.engineCatalog(table.catalog()));
            statement.setString(2, table.schema());
            statement.setString(3, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Column column = columns.size() < stated.size() ? stated.get(columns.size()) : null;
                    columns.add(new ColumnEntry(
                            rows.getString(1),
                            column == null
                                    ? SqlType.fromDuckDb(rows.getString(2))
                                    : SqlType.parse(column.typeOrString()),
                            rows.getBoolean(3),
                            column == null ? rows.getString(4) : column.comment()));
                }
            }
        } catch (SQLException e) {
            throw ErrorTexts.failure(e, sql);
        }
        return columns;
    }

    boolean hasSchema(String catalog, String schema) {
        return schemas(catalog).stream().anyMatch(each -> each.equalsIgnoreCase(schema));
    }

    /**
     * Fails when the catalog or schema is not there.
     *
     * @param schema null when only the catalog is asked for
     */
    public void requireSchema(String catalog, @Nullable String schema) {
        if (catalogs().stream().noneMatch(each -> each.equalsIgnoreCase(catalog))) {
            throw SqlFailure.condition(
                    "NO_SUCH_CATALOG_EXCEPTION", "Catalog '" + catalog + "' was not found.", "42704");
        }
        if (schema != null && !hasSchema(catalog, schema)) {
            throw SqlFailure.condition(
                    "SCHEMA_NOT_FOUND", "The schema `" + catalog + "`.`" + schema + "` cannot be found.", "42704");
        }
    }

    private Optional<Table> stated(String catalog, String schema, String name) {
        List<String> wanted = List.of(catalog, schema, name);
        return state.tables().stream()
                .filter(table -> Names.parts(table.name()).equals(wanted))
                .findFirst();
    }

    private List<String> strings(String sql, String... parameters) {
        List<String> strings = new ArrayList<>();
        try (Connection own = connection.duplicate();
                PreparedStatement statement = own.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    strings.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw ErrorTexts.failure(e, sql);
        }
        return strings;
    }
}
