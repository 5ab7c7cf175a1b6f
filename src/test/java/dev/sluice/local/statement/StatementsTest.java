// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.Caller;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.WorkspaceState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementsTest {

    private static LocalWorkspace workspace = LocalWorkspace.start(Options.parse("""
            {"sampleRows": 20000,
             "limits": {"inlineChunkBytes": 100000, "externalChunkBytes": 500000, "inlineBytes": 1000000},
             "denied": [{"privilege": "SELECT", "securable": "main.default.secret"}],
             "tables": [{"name": "main.default.secret"},
                        {"name": "main.default.t", "columns": [{"name": "a", "type": "DECIMAL(38,2)"}, {"name": "b"}],
                         "rows": [["12345678901234567890.12", "x"], [null, ""]]}],
             "warehouses": [{"id": "0123456789abcdef"}, {"id": "00000000000000aa", "state": "STOPPED"},
                            {"id": "00000000000000bb", "denyUse": true}],
             "statements": [{"match": "SELECT slow*", "pendingPolls": 1, "runningPolls": 1,
                             "columns": [{"name": "x", "type": "INT"}], "rows": [["1"], [null]], "manifestRowCount": 3},
                            {"match": "SELECT broken", "state": "FAILED", "errorCode": "IO_ERROR", "message": "disk"}]}"""));

    private static Caller caller = new Caller(workspace);

    @BeforeAll
    static void noTimeIsLost() {
        assertThat(caller.statement("SELECT 1").at("/status/state").asText()).isEqualTo("SUCCEEDED");
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    @Test
    void chainsInlineChunks() {
        JsonNode response = caller.statement("SELECT * FROM samples.nyctaxi.trips LIMIT 5000");
        int chunks = response.at("/manifest/total_chunk_count").asInt();
        assertThat(chunks).isGreaterThan(3);
        assertThat(response.at("/manifest/chunks/0").has("byte_count")).isFalse();
        assertThat(response.at("/manifest").has("total_byte_count")).isFalse();
        JsonNode result = response.get("result");
        int rows = 0;
        for (int i = 0; i < chunks; i++) {
            assertThat(result.get("row_offset").asInt()).isEqualTo(rows);
            assertThat(result.get("data_array").get(0).get(0).asText()).isEqualTo(String.valueOf(rows));
            rows += result.get("data_array").size();
            assertThat(result.has("next_chunk_index")).isEqualTo(i + 1 < chunks);
            if (i + 1 < chunks) {
                result = caller.get(result.get("next_chunk_internal_link").asText());
            }
        }
        assertThat(rows)
                .isEqualTo(5000)
                .isEqualTo(response.at("/manifest/total_row_count").asInt());
    }

    @Test
    void failsAnInlineResultThatIsTooLarge() {
        assertThat(caller.statement("SELECT * FROM samples.nyctaxi.trips")
                        .at("/status/error/message")
                        .asText())
                .contains("1000000 bytes");
    }

    @ParameterizedTest
    @CsvSource({"JSON_ARRAY", "CSV", "ARROW_STREAM"})
    void describesExternalChunksInTheManifest(String format) {
        JsonNode response = caller.external("SELECT * FROM samples.nyctaxi.trips", format, "");
        long rows = 0;
        long bytes = 0;
        for (JsonNode chunk : response.at("/manifest/chunks")) {
            assertThat(chunk.get("row_offset").asLong()).isEqualTo(rows);
            rows += chunk.get("row_count").asLong();
            bytes += chunk.get("byte_count").asLong();
        }
        assertThat(rows).isEqualTo(20_000);
        assertThat(bytes).isEqualTo(response.at("/manifest/total_byte_count").asLong());
        assertThat(response.at("/result/external_links/0/byte_count"))
                .isEqualTo(response.at("/manifest/chunks/0/byte_count"));
        assertThat(response.at("/result/external_links/0/next_chunk_index").asInt())
                .isEqualTo(1);
        assertThat(response.at("/result").has("next_chunk_index")).isFalse();
    }

    @Test
    void writesJsonAndCsvOfEveryKindOfText() {
        String sql = "SELECT 1 AS id, 'a,\"b\"\\n' AS `x,y`, '' AS e, NULL AS n, 'null' AS w";
        JsonNode json = caller.external(sql, "JSON_ARRAY", "");
        assertThat(new String(caller.download(json, 0), StandardCharsets.UTF_8))
                .isEqualTo("[[\"1\",\"a,\\\"b\\\"\\n\",\"\",null,\"null\"]]");
        JsonNode csv = caller.external(sql, "CSV", "");
        assertThat(new String(caller.download(csv, 0), StandardCharsets.UTF_8))
                .isEqualTo("id,\"x,y\",e,n,w\n1,\"a,\"\"b\"\"\n\",\"\",null,null\n");
    }

    @Test
    void writesTheHeaderOfCsvOnce() {
        JsonNode csv = caller.external("SELECT trip_id, note FROM samples.nyctaxi.trips", "CSV", "");
        assertThat(new String(caller.download(csv, 0), StandardCharsets.UTF_8)).startsWith("trip_id,note\n0,");
    }

    @Test
    void namesItsCompressionInTheManifest() {
        JsonNode plain = caller.external("SELECT * FROM samples.nyctaxi.trips", "ARROW_STREAM", "");
        JsonNode lz4 = caller.external("SELECT * FROM samples.nyctaxi.trips", "ARROW_STREAM", "LZ4_FRAME");
        assertThat(plain.at("/manifest").has("result_compression")).isFalse();
        assertThat(lz4.at("/manifest/result_compression").asText()).isEqualTo("LZ4_FRAME");
        assertThat(caller.download(lz4, 0))
                .startsWith(0x04, 0x22, 0x4d, 0x18)
                .hasSize(lz4.at("/result/external_links/0/byte_count").asInt());
        assertThat(lz4.at("/manifest/chunks/0/byte_count")).isEqualTo(plain.at("/manifest/chunks/0/byte_count"));
    }

    @Test
    void hasNoChunkWithoutRows() {
        JsonNode response = caller.statement("SELECT * FROM range(0)");
        assertThat(response.get("result")).isEmpty();
        assertThat(response.at("/manifest/total_chunk_count").asInt(-1)).isZero();
        assertThat(response.at("/manifest").has("chunks")).isFalse();
        assertThat(caller.statement("CREATE SCHEMA IF NOT EXISTS main.other")
                        .at("/manifest/schema")
                        .toString())
                .isEqualTo("{\"column_count\":0}");
    }

    @Test
    void truncatesAtLimits() {
        JsonNode rows = caller.post("{'statement': 'SELECT * FROM range(10)', 'row_limit': 3}");
        assertThat(rows.at("/manifest/truncated").asBoolean()).isTrue();
        assertThat(rows.at("/manifest/total_row_count").asInt()).isEqualTo(3);
        JsonNode exact = caller.post("{'statement': 'SELECT * FROM range(3)', 'row_limit': 3}");
        assertThat(exact.at("/manifest/truncated").asBoolean()).isFalse();
        JsonNode bytes = caller.post("{'statement': 'SELECT * FROM range(10000)', 'byte_limit': 100}");
        assertThat(bytes.at("/manifest/truncated").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0s, PENDING", "5s, SUCCEEDED", "50s, SUCCEEDED", "4s, ''", "51s, ''", "x, ''"})
    void holdsToTheRulesOfWaitTimeout(String wait, String state) {
        JsonNode response = caller.post("{'statement': 'SELECT 1', 'wait_timeout': '" + wait + "'}");
        assertThat(response.at("/status/state").asText()).isEqualTo(state);
        assertThat(response.has("manifest")).isEqualTo(state.equals("SUCCEEDED"));
        assertThat(response.path("error_code").asText()).isEqualTo(state.isEmpty() ? "INVALID_PARAMETER_VALUE" : "");
    }

    @Test
    void cancelsWhatRuns() {
        JsonNode started = caller.post(
                "{'statement': 'SELECT count(*) FROM range(1000000) a, range(1000000) b', 'wait_timeout': '0s'}");
        String path = "/api/2.0/sql/statements/" + started.get("statement_id").asText();
        assertThat(caller.call("POST", path + "/cancel", "").get("status").asInt())
                .isEqualTo(200);
        assertThat(caller.get(path).at("/status/state").asText()).isEqualTo("CANCELED");
    }

    @Test
    void followsAScript() {
        JsonNode first = caller.statement("SELECT slow FROM somewhere");
        String path = "/api/2.0/sql/statements/" + first.get("statement_id").asText();
        List<String> states = new ArrayList<>(List.of(first.at("/status/state").asText()));
        states.add(caller.get(path).at("/status/state").asText());
        JsonNode last = caller.get(path);
        while (!last.at("/status/state").asText().equals("SUCCEEDED")) {
            last = caller.get(path);
        }
        assertThat(states).containsExactly("PENDING", "RUNNING");
        assertThat(last.at("/result/data_array").toString()).isEqualTo("[[\"1\"],[null]]");
        assertThat(last.at("/manifest/total_row_count").asInt()).isEqualTo(3);
        assertThat(caller.statement("select BROKEN")
                        .at("/status/error/error_code")
                        .asText())
                .isEqualTo("IO_ERROR");
    }

    @Test
    void startsAStoppedWarehouse() {
        String wish = "{'statement': 'SELECT 1', 'warehouse_id': '00000000000000aa'}";
        JsonNode first = caller.post(wish);
        assertThat(first.at("/status/state").asText()).isEqualTo("PENDING");
        String path = "/api/2.0/sql/statements/" + first.get("statement_id").asText();
        List<String> states = new ArrayList<>();
        do { // it runs on a thread of its own, and no longer than a minute
            states.add(caller.get(path).at("/status/state").asText());
        } while (!states.getLast().equals("SUCCEEDED") && states.size() < 100_000);
        assertThat(states).startsWith("PENDING").endsWith("SUCCEEDED");
    }

    @Test
    void refusesAsTheRealServiceDoes() {
        assertThat(caller.statement("SELECT * FROM main.default.secret")
                        .at("/status/error/message")
                        .asText())
                .isEqualTo("[INSUFFICIENT_PERMISSIONS] Insufficient privileges: User does not have SELECT on Table"
                        + " 'main.default.secret'. SQLSTATE: 42501");
        assertThat(caller.post("{'statement': 'SELECT 1', 'warehouse_id': '00000000000000bb'}")
                        .get("message")
                        .asText())
                .isEqualTo("You do not have permission to use the SQL Warehouse.");
        assertThat(caller.post("{'statement': 'SELECT 1', 'warehouse_id': 'what'}")
                        .get("message")
                        .asText())
                .isEqualTo("what is not a valid endpoint id.");
    }

    @Test
    void keepsEveryDigit() {
        assertThat(caller.statement("SELECT * FROM main.default.t")
                        .at("/result/data_array")
                        .toString())
                .isEqualTo("[[\"12345678901234567890.12\",\"x\"],[null,\"\"]]");
        assertThat(caller.statement("SELECT CAST('NaN' AS DOUBLE), 1e300D, TIMESTAMP '2026-01-02 03:04:05.6789', "
                                + "CAST(-0.05 AS DECIMAL(10,2)), DATE '0001-01-01'")
                        .at("/result/data_array")
                        .toString())
                .isEqualTo("[[\"NaN\",\"1.0E300\",\"2026-01-02T03:04:05.678Z\",\"-0.05\",\"0001-01-01\"]]");
    }

    @Test
    void closes() {
        JsonNode response = caller.external("SELECT 1", "JSON_ARRAY", "");
        String path = "/api/2.0/sql/statements/" + response.get("statement_id").asText();
        caller.call("DELETE", path, "{}");
        assertThat(caller.get(path).at("/status/state").asText()).isEqualTo("CLOSED");
        assertThat(caller.call("GET", path + "/result/chunks/0", "")
                        .get("status")
                        .asInt())
                .isEqualTo(404);
    }

    @Test
    void readsAStateWithEveryDefault() {
        assertThat(WorkspaceState.standard().limits().linkSeconds()).isEqualTo(900);
        assertThat(Json.toTree(WorkspaceState.standard()).get("warehouses")).hasSize(1);
    }
}
