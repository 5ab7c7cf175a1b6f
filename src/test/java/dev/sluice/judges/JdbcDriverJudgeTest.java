// SPDX-License-Identifier: Apache-2.0
package dev.sluice.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The official JDBC driver, through the Statement Execution API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcDriverJudgeTest {

    private static final int ROWS = 1_000_000;

    private LocalWorkspace workspace = LocalWorkspace.start(Options.parse("""
            {"sampleRows": 1000000, "limits": {"externalChunkBytes": 4000000},
             "statements": [{"match": "SELECT 'slow'*", "seconds": 60}]}"""));

    private Connection connection;

    @BeforeAll
    void connect() throws SQLException {
        String address = workspace.host().substring("http://".length());
        Properties login = new Properties();
        login.setProperty("UID", "token");
        login.setProperty("PWD", "local-pat");
        connection = DriverManager.getConnection(
                "jdbc:databricks://" + address + "/default;ssl=0;httpPath=/sql/1.0/warehouses/0123456789abcdef;"
                        + "UseThriftClient=0;AuthMech=3;EnableTelemetry=0",
                login);
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
        workspace.close();
    }

    @Test
    void readsEveryRowOfSeveralCompressedArrowChunks() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT trip_id, fare, pickup_zone, trip_date, paid_by_card, "
                        + "passengers, distance_km, note FROM samples.nyctaxi.trips")) {
            int i = 0;
            while (rows.next()) {
                boolean right = rows.getLong(1) == i
                        && rows.getBigDecimal(2).compareTo(BigDecimal.valueOf(i * 37L % 900_000, 2)) == 0
                        && rows.getString(3).equals(zone(i))
                        && rows.getDate(4).toLocalDate().toEpochDay() == 19_723 + i / 12_343
                        && rows.getBoolean(5) == (i % 3 == 0)
                        && rows.getInt(6) == (i % 97 == 0 ? 0 : 1 + i % 6)
                        && rows.wasNull() == (i % 97 == 0)
                        && rows.getDouble(7) == i * 31L % 40_000 / 1000.0;
                if (!right) {
                    assertThat(i)
                            .as("row that was read wrong: %s", rows.getString(2))
                            .isNegative();
                }
                i++;
            }
            assertThat(i).isEqualTo(ROWS);
        }
        assertThat(workspace.requests())
                .filteredOn(request -> request.origin().equals("storage"))
                .hasSizeGreaterThan(3);
        assertThat(workspace.violations()).isEmpty();
        assertThat(workspace.requests())
                .anyMatch(request -> request.text().contains("\"result_compression\":\"LZ4_FRAME\""));
    }

    private static String zone(int i) {
        return switch (i % 4) {
            case 0 -> "Harbour, Pier " + i % 20;
            case 1 -> "Old Town";
            case 2 -> "University";
            default -> "Zürich Nord " + i % 20;
        };
    }

    @Test
    void readsTypesAndNulls() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CAST(12345678901234567890.12 AS DECIMAL(38,2)) d, "
                        + "TIMESTAMP_NTZ '2026-01-02 03:04:05.678901' t, '' e, CAST(NULL AS STRING) n, "
                        + "CAST('NaN' AS DOUBLE) x, X'0aff' b")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBigDecimal("d")).isEqualTo(new BigDecimal("12345678901234567890.12"));
            assertThat(row.getTimestamp("t").toLocalDateTime()).hasToString("2026-01-02T03:04:05.678901");
            assertThat(row.getString("e")).isEmpty();
            assertThat(row.getString("n")).isNull();
            assertThat(row.getDouble("x")).isNaN();
            assertThat(row.getBytes("b")).containsExactly(0x0a, 0xff);
        }
    }

    @Test
    void bindsAParameter() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT trip_id, '?' FROM samples.nyctaxi.trips WHERE trip_id = ? OR note = ?")) {
            statement.setInt(1, 7);
            statement.setString(2, "it's");
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(7);
                assertThat(rows.getString(2)).isEqualTo("?");
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void showsTheErrorOfAStatement() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELEC 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("PARSE_SYNTAX_ERROR");
        }
    }

    @Test
    void browses() throws SQLException {
        List<String> seen = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables("samples", "nyctaxi", "%", null)) {
            while (tables.next()) {
                seen.add(tables.getString("TABLE_NAME"));
            }
        }
        try (ResultSet columns = connection.getMetaData().getColumns("samples", "nyctaxi", "zones", "%")) {
            while (columns.next()) {
                seen.add(columns.getString("COLUMN_NAME") + " " + columns.getString("TYPE_NAME"));
            }
        }
        assertThat(seen)
                .contains("trips", "zones", "zone_id INT", "name STRING")
                .anyMatch(text -> text.startsWith("surcharge DECIMAL"));
    }

    @Test
    void cancelsAStatementThatRuns() throws Exception {
        try (Statement statement = connection.createStatement();
                ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> running = other.submit(() -> statement.execute("SELECT 'slow', 1"));
            while (workspace.requests().stream()
                    .noneMatch(request ->
                            request.method().equals("GET") && request.path().startsWith("/api/2.0/sql/statements/"))) {
                Thread.onSpinWait(); // the driver asks how it goes, and so has its id
            }
            statement.cancel();
            assertThatThrownBy(running::get).hasCauseInstanceOf(SQLException.class);
        }
        assertThat(workspace.requests())
                .anyMatch(request ->
                        request.method().equals("POST") && request.path().endsWith("/cancel"));
    }

    @Test
    void asksForTheOtherMetadata() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        assertThat(column(metadata.getCatalogs(), "TABLE_CAT")).contains("main", "samples");
        assertThat(column(metadata.getSchemas("samples", "%"), "TABLE_SCHEM")).contains("nyctaxi");
        assertThat(column(metadata.getTableTypes(), "TABLE_TYPE")).contains("TABLE", "VIEW");
        assertThat(column(metadata.getTypeInfo(), "TYPE_NAME")).contains("BIGINT", "STRING");
        assertThat(column(metadata.getPrimaryKeys("samples", "nyctaxi", "trips"), "COLUMN_NAME"))
                .isEmpty();
        assertThat(column(metadata.getFunctions("samples", "nyctaxi", "%"), "FUNCTION_NAME"))
                .isEmpty();
        assertThat(metadata.getDatabaseProductName()).isNotBlank();
    }

    private static List<String> column(ResultSet rows, String name) throws SQLException {
        List<String> values = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                values.add(rows.getString(name));
            }
        }
        return values;
    }
}
