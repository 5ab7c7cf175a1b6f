// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.state.Table;
import dev.sluice.local.state.WorkspaceState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** One DuckDB in memory that holds all catalogs of a workspace. */
public final class Engine implements AutoCloseable {

    private static final List<String> BASICS = List.of(
            "SET TimeZone='UTC'",
            "SET preserve_insertion_order=true",
            "SET memory_limit='1GB'",
            """
            CREATE MACRO memory.main.spark_range(a) AS TABLE (SELECT range AS id FROM range(a)),
              (a, b) AS TABLE (SELECT range AS id FROM range(a, b)),
              (a, b, s) AS TABLE (SELECT range AS id FROM range(a, b, s))""",
            "CREATE MACRO memory.main.parse_json(x) AS CAST(x AS JSON)",
            "CREATE MACRO memory.main.nvl(a, b) AS coalesce(a, b)",
            "CREATE MACRO memory.main.try_divide(a, b) AS CASE WHEN b = 0 THEN NULL ELSE a / b END",
            "CREATE MACRO memory.main.days_between(a, b) AS date_diff('day', b::DATE, a::DATE)",
            "CREATE MACRO " + Division.DIVISOR + "(x) AS CASE WHEN x = 0 THEN error('DIVIDE_BY_ZERO') ELSE x END");

    private final DuckDBConnection root;
    private final WorkspaceState state;
    private volatile ConnectionDefinitions connections = ConnectionDefinitions.NONE;

    private Engine(DuckDBConnection root, WorkspaceState state) {
        this.root = root;
        this.state = state;
    }

    /** Loads the engine's library, which takes longer than anything else. */
    public static void load() {
        try (Connection connection = connect(new Properties())) {
            connection.getCatalog();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens the engine and makes every table of the state. */
    public static Engine open(WorkspaceState state) {
        Properties streaming = new Properties();
        streaming.setProperty("jdbc_stream_results", "true");
        try {
            Connection connection = connect(streaming);
            Engine engine = new Engine(connection.unwrap(DuckDBConnection.class), state);
            engine.build();
            return engine;
        } catch (SQLException e) {
            throw new IllegalStateException("The SQL engine does not open: " + e.getMessage(), e);
        }
    }

    /** By the driver itself: the JDK's list of drivers is that of whatever class loader was there first. */
    private static Connection connect(Properties properties) throws SQLException {
        return new DuckDBDriver().connect("jdbc:duckdb:", properties);
    }

    private void build() throws SQLException {
        try (Statement statement = root.createStatement()) {
            for (String basic : BASICS) {
                statement.execute(basic);
            }
            for (String sample : SampleData.statements(state.sampleRows())) {
                statement.execute(sample);
            }
            for (String catalog : state.catalogs()) {
                createSchema(statement, Names.parts(catalog));
            }
            for (Table table : state.tables()) {
                create(statement, table);
            }
        }
        try (EngineSession session = session(new Context(state.user(), "main", "default"))) {
            state.setup().forEach(sql -> session.plan(sql, List.of()));
        }
    }

    private static void createSchema(Statement statement, List<String> name) throws SQLException {
        String catalog = SqlText.name(Names.engineCatalog(name.getFirst()));
        statement.execute("ATTACH IF NOT EXISTS ':memory:' AS " + catalog);
        if (name.size() > 1) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + catalog + "." + SqlText.name(name.get(1)));
        }
    }

    private static void create(Statement statement, Table table) throws SQLException {
        List<String> name = Names.parts(table.name());
        createSchema(statement, name);
        String columns = table.columns().stream()
                .map(column -> SqlText.name(column.name()) + " "
                        + SqlType.parse(column.typeOrString()).duckDb()
                        + (Boolean.FALSE.equals(column.nullable()) ? " NOT NULL" : ""))
                .collect(Collectors.joining(", "));
        String engineName = Names.engineName(name);
        statement.execute("CREATE TABLE " + engineName + " (" + columns + ")");
        for (List<JsonNode> row : table.rows()) {
            String values = row.stream().map(Engine::literal).collect(Collectors.joining(", "));
            statement.execute("INSERT INTO " + engineName + " VALUES (" + values + ")");
        }
    }

    private static String literal(JsonNode value) {
        return value.isNull() ? "NULL" : SqlText.string(value.isValueNode() ? value.asText() : value.toString());
    }

    /** Opens a connection of its own for one statement. */
    public EngineSession session(Context context) {
        try {
            return new EngineSession(root.duplicate().unwrap(DuckDBConnection.class), context, state, connections);
        } catch (SQLException e) {
            throw ErrorTexts.failure(e, "");
        }
    }

    /** Statements about connections change these from now on. */
    public void define(ConnectionDefinitions definitions) {
        connections = definitions;
    }

    /** What there is to browse. */
    public Browser browser() {
        return new Browser(root, state);
    }

    /** Makes a catalog after the start. */
    void createCatalog(String name) throws SQLException {
        try (Statement statement = root.createStatement()) {
            createSchema(statement, new ArrayList<>(List.of(name)));
        }
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
