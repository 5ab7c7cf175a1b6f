// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.Caller;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.NamedFault;
import dev.sluice.local.state.WorkspaceState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault that {@code POST /_local/faults} knows by name does what its name says. */
class NamedFaultsTest {

    private static final WorkspaceState STATE = WorkspaceState.parse("{\"sampleRows\": 1000}");
    private static final String ME = "/api/2.0/preview/scim/v2/Me";
    private static final String WAREHOUSE = "/api/2.0/sql/warehouses/0123456789abcdef";
    private static LocalWorkspace workspace = LocalWorkspace.start(Options.of(STATE));
    private static Caller caller = new Caller(workspace);

    @BeforeEach
    void startOver() {
        workspace.reset(STATE);
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    private static void on(String name) {
        String wish = "{\"name\": \"" + name + "\", \"seed\": 3, \"times\": 1}";
        assertThat(caller.call("POST", "/_local/faults", wish).get("status").asInt())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(NamedFault.class)
    void standsOnThePageAndIsTheSameForTheSameSeed(NamedFault fault) throws IOException {
        assertThat(Files.readString(Path.of("src/docs/local-workspace.md"))).contains("| `" + fault.word() + "` |");
        JsonNode wish = Json.object().put("name", fault.word()).put("seed", 11);
        assertThat(NamedFault.rule(wish)).isEqualTo(NamedFault.rule(wish));
    }

    @ParameterizedTest
    @CsvSource({
        "too-many-requests, 429, false",
        "too-many-requests-with-retry-after, 429, true",
        "server-error, 500, false",
        "bad-gateway, 502, false",
        "unavailable, 503, false",
        "unavailable-with-retry-after, 503, true",
        "gateway-timeout, 504, false",
        "login-redirect, 302, false",
        "oversized-body, 500, false",
    })
    void answersWithAStatusOnce(String name, int status, boolean hasRetryAfter) {
        on(name);
        HttpResponse<byte[]> answer = get(ME);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("retry-after").isPresent()).isEqualTo(hasRetryAfter);
        assertThat(answer.body().length > 4_000_000).isEqualTo(name.startsWith("oversized"));
        assertThat(get(ME).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"latency", "slow-drip"})
    void answersLateAndWhole(String name) {
        byte[] whole = get(ME).body();
        on(name);
        long start = System.nanoTime();
        assertThat(get(ME).body()).hasSameSizeAs(whole);
        assertThat(System.nanoTime() - start).isGreaterThan(5_000_000);
    }

    @ParameterizedTest
    @CsvSource({"reset-at-byte", "wrong-content-length"})
    void breaksOffInTheBody(String name) {
        on(name);
        assertThatThrownBy(() -> get("/api/2.1/unity-catalog/tables/samples.nyctaxi.trips"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(get(ME).statusCode()).isEqualTo(200);
    }

    @Test
    void answersWithoutJson() {
        on("malformed-body");
        assertThat(new String(get(ME).body(), StandardCharsets.UTF_8)).isEqualTo("{ no JSON");
    }

    @ParameterizedTest
    @CsvSource({"expired-link, Request has expired", "storage-refuses, Access Denied"})
    void refusesALink(String name, String words) {
        JsonNode result = caller.external("SELECT * FROM samples.nyctaxi.trips", "JSON_ARRAY", "");
        on(name);
        String url = result.at("/result/external_links/0/external_link").asText();
        HttpResponse<byte[]> answer = caller.send(HttpRequest.newBuilder(URI.create(url)));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(words);
        assertThat(caller.download(result, 0)).isNotEmpty();
    }

    @Test
    void losesTheAnswerWithTheNextRefreshToken() {
        on("rotated-refresh-token");
        assertThatThrownBy(NamedFaultsTest::token).isInstanceOf(UncheckedIOException.class);
        assertThat(token().statusCode()).isEqualTo(200);
    }

    @Test
    void refusesARefreshToken() {
        on("revoked-refresh-token");
        HttpResponse<byte[]> answer = token();
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("invalid_grant");
    }

    @Test
    void setsTheClockWrongInTokensAndPutsItRightByAReset() {
        on("clock-skew");
        long skew = Math.abs(issuedAt() - System.currentTimeMillis() / 1000);
        assertThat(skew).isBetween(100L, 3_700L);
        workspace.reset(STATE);
        assertThat(Math.abs(issuedAt() - System.currentTimeMillis() / 1000)).isLessThan(60);
    }

    private static long issuedAt() {
        String jwt = Json.parse(token().body()).get("access_token").asText();
        byte[] claims = java.util.Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]);
        return Json.parse(claims).get("iat").asLong();
    }

    @Test
    void coolsTheWarehouses() {
        on("cold-warehouse");
        assertThat(caller.get(WAREHOUSE).get("state").asText()).isEqualTo("STOPPED");
        assertThat(caller.statement("SELECT 1").at("/status/state").asText()).isIn("PENDING", "SUCCEEDED");
        assertThat(caller.get(WAREHOUSE).get("state").asText()).isIn("STARTING", "RUNNING");
    }

    @Test
    void failsAStatementForTheWarehousesSake() {
        on("failing-warehouse");
        assertThat(caller.statement("SELECT 1").at("/status/state").asText()).isEqualTo("FAILED");
        assertThat(caller.statement("SELECT 1").at("/status/state").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void countsRowsThatAreNotThere() {
        on("wrong-row-count");
        JsonNode answer = caller.statement("SELECT 1");
        assertThat(answer.at("/manifest/total_row_count").asLong()).isGreaterThan(1);
        assertThat(answer.at("/result/data_array")).hasSize(1);
    }

    @Test
    void namesTheFaultsThereAreWhereOneIsUnknown() {
        JsonNode answer = caller.call("POST", "/_local/faults", "{\"name\": \"no-such\"}");
        assertThat(answer.get("status").asInt()).isEqualTo(400);
        String message = answer.at("/body/message").asText();
        assertThat(Arrays.stream(NamedFault.values()).map(NamedFault::word)).allMatch(message::contains);
    }

    private static HttpResponse<byte[]> get(String path) {
        return caller.send(HttpRequest.newBuilder(URI.create(workspace.host() + path))
                .header("Authorization", "Bearer local-pat"));
    }

    private static HttpResponse<byte[]> token() {
        return caller.send(HttpRequest.newBuilder(URI.create(workspace.host() + "/oidc/v1/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=local-client"
                        + "&client_secret=local-secret&scope=all-apis")));
    }
}
