// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.Caller;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.MovingClock;
import dev.sluice.local.Options;
import dev.sluice.local.state.WorkspaceState;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OriginsTest {

    private static final MovingClock CLOCK = new MovingClock();
    private static final WorkspaceState STATE = WorkspaceState.parse("""
            {"sampleRows": 1000, "linkHeaders": {"X-Local-Key": "k1"}, "limits": {"externalChunkBytes": 50000}}""");
    private static LocalWorkspace workspace =
            LocalWorkspace.start(Options.of(STATE).withClock(CLOCK));
    private static Caller caller = new Caller(workspace);

    @BeforeEach
    void startOver() {
        workspace.reset(STATE);
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    private static JsonNode result() {
        return caller.external("SELECT * FROM samples.nyctaxi.trips", "CSV", "");
    }

    private static HttpRequest.Builder link(JsonNode result) {
        return HttpRequest.newBuilder(URI.create(
                        result.at("/result/external_links/0/external_link").asText()))
                .header("X-Local-Key", "k1");
    }

    @Test
    void servesWholeObjectsAndRanges() {
        JsonNode result = result();
        HttpResponse<byte[]> whole = caller.send(link(result));
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("accept-ranges")).hasValue("bytes");
        assertThat(whole.headers().firstValue("content-encoding")).isEmpty();
        HttpResponse<byte[]> middle = caller.send(link(result).header("Range", "bytes=10-19"));
        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 10, 20));
        assertThat(middle.headers().firstValue("content-range")).hasValue("bytes 10-19/" + whole.body().length);
        assertThat(middle.headers().firstValue("etag"))
                .isEqualTo(whole.headers().firstValue("etag"));
        HttpResponse<byte[]> rest = caller.send(link(result).header("Range", "bytes=1000-"));
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 1000, whole.body().length));
        assertThat(caller.send(link(result).header("Range", "bytes=9999999-")).statusCode())
                .isEqualTo(416);
    }

    @Test
    void refusesALinkThatIsTooOldOrChanged() {
        JsonNode result = result();
        String url = result.at("/result/external_links/0/external_link").asText();
        URI changed = URI.create(url.replace("signature=", "signature=0"));
        assertThat(caller.send(HttpRequest.newBuilder(changed)).statusCode()).isEqualTo(403);
        CLOCK.advance(Duration.ofSeconds(901));
        HttpResponse<byte[]> late = caller.send(link(result));
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(new String(late.body(), StandardCharsets.UTF_8)).contains("<Message>Request has expired</Message>");
    }

    @Test
    void refusesAndNotesATokenShownToTheStorage() {
        HttpResponse<byte[]> answer = caller.send(link(result()).header("Authorization", "Bearer local-pat"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(workspace.violations()).singleElement().asString().contains("authorization");
    }

    @Test
    void demandsTheHeadersOfTheLink() {
        String url = result().at("/result/external_links/0/external_link").asText();
        assertThat(caller.send(HttpRequest.newBuilder(URI.create(url))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void meetsRequestsWithFaults() {
        workspace.addFault("""
                {"method": "GET", "path": "/api/2.0/sql/warehouses/*", "skip": 1, "times": 2, "status": 429,
                 "headers": {"Retry-After": "1"}, "body": {"error_code": "RESOURCE_EXHAUSTED"}}""");
        String path = "/api/2.0/sql/warehouses/0123456789abcdef";
        assertThat(caller.call("GET", path, "").get("status").asInt()).isEqualTo(200);
        assertThat(caller.call("GET", path, "").at("/body/error_code").asText()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(caller.call("GET", path, "").get("status").asInt()).isEqualTo(429);
        assertThat(caller.call("GET", path, "").get("status").asInt()).isEqualTo(200);
    }

    @Test
    void meetsOneCallerAlone() {
        workspace.addFault("""
                {"when": {"authorization": "Bearer some*"}, "times": -1, "status": 418, "body": {}}""");
        workspace.addFault("""
                {"when": {"authorization": "Bearer local-*"}, "times": -1, "status": 429, "body": {}}""");
        String path = "/api/2.0/sql/warehouses/0123456789abcdef";
        assertThat(caller.call("GET", path, "").get("status").asInt()).isEqualTo(429);
    }

    @Test
    void carriesOutWhatItThenDenies() {
        workspace.addFault("""
                {"method": "POST", "statement": "create schema*", "status": 503, "afterEffect": true, "body": {}}""");
        caller.statement("CREATE SCHEMA main.made");
        assertThat(caller.get("/api/2.1/unity-catalog/schemas/main.made")
                        .get("name")
                        .asText())
                .isEqualTo("made");
    }

    @Test
    void cutsAnswersShort() {
        JsonNode result = result();
        workspace.addFault("""
                {"origin": "storage", "cutAfterBytes": 100}""");
        assertThatThrownBy(() -> caller.send(link(result))).isInstanceOf(UncheckedIOException.class);
        assertThat(caller.send(link(result)).statusCode()).isEqualTo(200);
    }

    @Test
    void recordsWhatItReceives() {
        caller.statement("SELECT 1");
        caller.call("GET", "/_local/requests", "");
        RecordedRequest request = workspace.requests().getLast();
        assertThat(request).hasToString("api POST /api/2.0/sql/statements");
        assertThat(request.header("authorization")).isEqualTo("Bearer local-pat");
        assertThat(request.text()).contains("SELECT 1");
    }
}
