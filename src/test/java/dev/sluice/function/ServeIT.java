// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import dev.sluice.local.state.WorkspaceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sluice serve} as its callers meet it: the real process, on the JVM or the native binary. */
class ServeIT {

    private static final String SLOW_ME = """
            {"faults": [{"path": "/api/2.0/preview/scim/v2/Me", "times": -1, "delayMillis": 700}]}""";

    private static final LocalWorkspace WORKSPACE = LocalWorkspace.start(Options.of(state("{}")));

    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("token"), "local-pat");
        writeConfig("");
        served = serve();
    }

    @AfterAll
    static void stop() {
        served.close();
        WORKSPACE.close();
    }

    @BeforeEach
    void reset() throws IOException {
        WORKSPACE.reset(state("{}"));
        Files.writeString(folder.resolve("token"), "local-pat");
    }

    @Test
    void aConnectionThatPassesIs200WithTheReport() {
        served.request()
                .get("/check/good")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("verdict", equalTo("passed"))
                .body("connections", hasSize(1))
                .body("connections[0].phases.find { it.phase == 'sql' }.verdict", equalTo("passed"));
    }

    @Test
    void oneThatFailsIs503WithTheSameReport() {
        served.request()
                .get("/check/bad")
                .then()
                .statusCode(503)
                .body("verdict", equalTo("failed"))
                .body("connections[0].phases.find { it.verdict == 'failed' }.kind", equalTo("Unauthenticated"));
        served.request().get("/check/bad?fail=false").then().statusCode(200).body("verdict", equalTo("failed"));
    }

    @Test
    void aLevelBoundsTheCheck() {
        served.request()
                .get("/check/good?level=token")
                .then()
                .statusCode(200)
                .body("connections[0].phases.find { it.phase == 'catalog' }", equalTo(null));
        assertThat(WORKSPACE.requests()).noneMatch(request -> request.path().contains("statements"));
    }

    @Test
    void aPostChecksAllOrSome() {
        served.request()
                .post("/check")
                .then()
                .statusCode(503)
                .body("connections.connection", equalTo(List.of("good", "bad")));
        served.request()
                .contentType("application/json")
                .body("{\"connections\": [\"good\"], \"level\": \"token\"}")
                .post("/check")
                .then()
                .statusCode(200)
                .body("connections", hasSize(1));
    }

    @Test
    void eventsOfSchedulersAreTakenAsTheyCome() {
        served.request()
                .header("ce-specversion", "1.0")
                .header("ce-id", "tick-1")
                .header("ce-type", "dev.knative.sources.ping")
                .header("ce-source", "/apis/v1/namespaces/default/pingsources/sluice")
                .contentType("application/json")
                .body("{\"connections\": [\"good\"]}")
                .post("/check")
                .then()
                .statusCode(200)
                .header("X-Request-Id", "tick-1");
        served.request()
                .contentType("application/cloudevents+json")
                .body(
                        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\",\"data\":{\"connections\":[\"bad\"]}}")
                .post("/check")
                .then()
                .statusCode(503);
    }

    @Test
    void aProbeIsDataEvenWhenTheCheckFails() {
        served.request()
                .get("/probe?target=bad&level=token")
                .then()
                .statusCode(200)
                .contentType(containsString("version=0.0.4"))
                .body(containsString("sluice_check_success{connection=\"bad\""));
    }

    @Test
    void aProbeAnswersBeforeItsScraperGivesUp() {
        WORKSPACE.reset(state(SLOW_ME));
        served.request()
                .header("X-Prometheus-Scrape-Timeout-Seconds", "0.6")
                .get("/probe?target=good&level=token")
                .then()
                .statusCode(200)
                .body(matchesPattern("(?s).*sluice_check_success\\{connection=\"good\"[^}]*} 0\n.*"));
    }

    @Test
    void metricsAreThoseOfTheLastChecks() {
        served.request().get("/check/good?level=token");
        served.request()
                .get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("sluice_check_success{connection=\"good\""))
                .body(containsString("sluice_serve_requests_total{status=\"200\"}"))
                .body(containsString("sluice_build_info{version=\"" + System.getProperty("sluice.version", "0.1.0")));
    }

    @Test
    void healthAsksDatabricksNothing() {
        for (String path : List.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started")) {
            served.request().get(path).then().statusCode(200).body("status", equalTo("UP"));
        }
        assertThat(WORKSPACE.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /check/nobody, 404, NotFound",
        "GET, /check/good?level=everything, 400, BadRequest",
        "GET, /check/good?fail=maybe, 400, BadRequest",
        "GET, /probe, 400, BadRequest",
        "GET, /probe?target=nobody, 404, NotFound",
        "GET, /nowhere, 404, NotFound",
        "DELETE, /check/good, 405, MethodNotAllowed",
        "PUT, /metrics, 405, MethodNotAllowed",
        "GET, /check/..%2F..%2Fetc%2Fpasswd, 404, NotFound",
        "GET, /check/http:%2F%2Fevil.example, 404, NotFound"
    })
    void everyErrorIsAProblem(String method, String path, int status, String kind) {
        served.request()
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("kind", equalTo(kind))
                .body("type", startsWith("urn:sluice:problem:"))
                .body("remedy", not(equalTo("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "proxy", "token-file", "headers"})
    void noRequestCanNameAHostAFileOrAHeader(String member) {
        served.request()
                .contentType("application/json")
                .body("{\"" + member + "\": \"http://evil.example\"}")
                .post("/check")
                .then()
                .statusCode(400)
                .body("detail", containsString(member));
        assertThat(WORKSPACE.requests()).isEmpty();
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        served.request()
                .contentType("application/json")
                .body("[\"" + "x".repeat(CheckResource.LONGEST_BODY) + "\"]")
                .post("/check")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void equalChecksThatArriveTogetherAreOne() throws Exception {
        WORKSPACE.reset(state(SLOW_ME));
        assertThat(together(
                        20,
                        () -> served.request().get("/check/good?level=token").statusCode()))
                .hasSize(20)
                .containsOnly(200);
        assertThat(WORKSPACE.requests())
                .filteredOn(request -> request.path().endsWith("/Me"))
                .hasSize(1);
    }

    @Test
    void aSecretInAFileIsReadAgainWhenItChanges() throws IOException {
        served.request().get("/check/good?level=token").then().statusCode(200);
        Files.writeString(folder.resolve("token"), "revoked-pat");
        served.request().get("/check/good?level=token").then().statusCode(503);
        Files.writeString(folder.resolve("token"), "local-pat");
        served.request().get("/check/good?level=token").then().statusCode(200);
    }

    @Test
    void aConnectionThatIsAddedIsThereAtOnce() throws IOException {
        writeConfig("sluice.connections.new.host=" + WORKSPACE.host() + "\nsluice.connections.new.auth-type=pat\n"
                + "sluice.connections.new.token=local-pat\n");
        served.request().get("/check/new?level=token").then().statusCode(200);
        writeConfig("");
        served.request().get("/check/new?level=token").then().statusCode(404);
    }

    @Test
    void aBrokenFileIsTheServersFaultAndNotReady() throws IOException {
        writeConfig("sluice.hots=x\n");
        served.request().get("/check/good").then().statusCode(500).body("kind", equalTo("InvalidSettings"));
        served.request().get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
        served.request().get("/q/health/live").then().statusCode(200);
        writeConfig("");
    }

    @Test
    void theLogIsJsonWithConnectionVerdictRequestAndTrace() {
        served.request()
                .header("X-Request-Id", "run-4711")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/check/bad?level=token")
                .then()
                .statusCode(503)
                .header("X-Request-Id", "run-4711");
        assertThat(served.log()).allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("}"));
        assertThat(served.log())
                .filteredOn(line -> line.contains("\"run-4711\""))
                .anyMatch(line -> line.contains("\"event\":\"check\"")
                        && line.contains("\"connection\":\"bad\"")
                        && line.contains("\"verdict\":\"failed\""))
                .allMatch(line -> line.contains("4bf92f3577b34da6a3ce929d0e0e4736"));
        assertThat(String.join("\n", served.log())).doesNotContain("wrong-pat").doesNotContain("local-pat");
    }

    @Test
    void answersCarryHeadersOfCaution() {
        served.request()
                .get("/q/health/live")
                .then()
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", startsWith("default-src 'none'"));
    }

    @Test
    void aPageOfAnotherSiteGetsNothing() {
        served.request()
                .header("Host", "rebound.example")
                .get("/metrics")
                .then()
                .statusCode(403);
        served.request()
                .header("Origin", "https://evil.example")
                .post("/check")
                .then()
                .statusCode(403);
        assertThat(WORKSPACE.requests()).isEmpty();
    }

    @Test
    void withATokenFileCallersMustShowTheToken() throws IOException {
        Files.writeString(folder.resolve("callers"), "fake-caller-token\n");
        try (Served guarded = serve(
                "--listen", "0.0.0.0", "--token-file", folder.resolve("callers").toString())) {
            for (String path : List.of("/", "/metrics", "/check/good", "/probe?target=good", "/nowhere")) {
                guarded.request()
                        .get(path)
                        .then()
                        .statusCode(401)
                        .header("WWW-Authenticate", containsString("realm=\"sluice\""))
                        .contentType("application/problem+json");
            }
            guarded.request()
                    .header("Authorization", "Bearer wrong")
                    .get("/metrics")
                    .then()
                    .statusCode(401);
            guarded.request()
                    .header("Authorization", "Bearer fake-caller-token")
                    .get("/metrics")
                    .then()
                    .statusCode(200);
            guarded.request()
                    .auth()
                    .preemptive()
                    .basic("me", "fake-caller-token")
                    .get("/")
                    .then()
                    .statusCode(200);
            guarded.request().get("/q/health/ready").then().statusCode(200);
            assertThat(String.join("\n", guarded.log())).doesNotContain("fake-caller-token");
        }
    }

    @Test
    void moreRequestsThanAllowedAreRefusedAtOnce() throws Exception {
        WORKSPACE.reset(state(SLOW_ME));
        try (Served small = serve("--max-requests", "2")) {
            List<Integer> statuses = together(
                    8, () -> small.request().get("/check/good?level=token").statusCode());
            assertThat(statuses).containsOnly(200, 429).contains(429);
        }
    }

    @Test
    void aYoungResultAnswersForEqualChecks() throws IOException {
        try (Served reusing = serve("--reuse-seconds", "600")) {
            reusing.request().get("/check/good?level=token").then().statusCode(200);
            reusing.request().get("/check/good?level=token").then().statusCode(200);
            reusing.request().get("/check/good?level=catalog").then().statusCode(200);
            assertThat(WORKSPACE.requests())
                    .filteredOn(request -> request.path().endsWith("/Me"))
                    .hasSize(2);
        }
    }

    @Test
    void atSigtermRequestsInFlightAreAnsweredBeforeItEnds() throws Exception {
        WORKSPACE.reset(state(SLOW_ME));
        try (Served ending = serve();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> slow = threads.submit(
                    () -> ending.request().get("/check/good?level=token").statusCode());
            while (WORKSPACE.requests().stream()
                    .noneMatch(request -> request.path().endsWith("/Me"))) {
                Thread.onSpinWait();
            }
            ending.terminate();
            assertThat(slow.get()).isEqualTo(200);
            assertThat(ending.exitCode()).isEqualTo(143);
            assertThat(ending.log()).anyMatch(line -> line.contains("\"event\":\"draining\""));
        }
    }

    @Test
    void aPortThatIsTakenIsSaidInASentence() throws Exception {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> serve("--port", Integer.toString(served.port()))))
                .hasMessageContaining("Port " + served.port() + " of 127.0.0.1 cannot be listened on")
                .hasMessageNotContaining("\tat ");
    }

    @Test
    void theDocumentIsServed() {
        served.request()
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("openapi", equalTo("3.1.0"));
    }

    private static List<Integer> together(int count, Callable<Integer> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                calls.add(threads.submit(call));
            }
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> each : calls) {
                results.add(each.get());
            }
            return results;
        }
    }

    private static Served serve(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        if (!all.contains("--port")) {
            all.addAll(List.of("--port", "0"));
        }
        return Served.start(
                folder,
                Map.of("SLUICE_CONFIG", folder.resolve("config.properties").toString()),
                all.toArray(String[]::new));
    }

    private static void writeConfig(String more) throws IOException {
        Files.writeString(
                folder.resolve("config.properties"), """
                sluice.host=%1$s
                sluice.auth-type=pat
                sluice.warehouse-id=0123456789abcdef
                sluice.connections.good.token-file=%2$s
                sluice.connections.good.table=samples.nyctaxi.trips
                sluice.connections.bad.token=wrong-pat
                """.formatted(WORKSPACE.host(), folder.resolve("token")) + more);
    }

    private static WorkspaceState state(String json) {
        return WorkspaceState.parse(json).withSampleRows(10);
    }
}
