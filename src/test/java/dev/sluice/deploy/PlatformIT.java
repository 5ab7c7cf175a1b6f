// SPDX-License-Identifier: Apache-2.0
package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.acceptance.Program;
import dev.sluice.function.Served;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import dev.sluice.local.state.WorkspaceState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program under the contract of each platform: the variables that its manifest sets and the platform adds, its event
 * as it comes over the wire (reference 13.7), no HOME, and a root that cannot be written (where the test may make it so).
 */
class PlatformIT {

    private static final LocalWorkspace WORKSPACE =
            LocalWorkspace.start(Options.of(WorkspaceState.standard().withSampleRows(10)));

    @TempDir
    static Path folder;

    @BeforeAll
    static void configure() throws IOException {
        Files.writeString(folder.resolve("prod-token"), "local-pat");
        Files.writeString(folder.resolve("callers-token"), "fake-caller-token");
        write("config.properties", folder.resolve("prod-token").toString());
        write("bad.properties", "/nonexistent/prod-token");
    }

    private static void write(String name, String tokenFile) throws IOException {
        Files.writeString(folder.resolve(name), """
                sluice.connections.prod.host=%s
                sluice.connections.prod.auth-type=pat
                sluice.connections.prod.token-file=%s
                sluice.connections.prod.table=samples.nyctaxi.trips
                """.formatted(WORKSPACE.host(), tokenFile));
    }

    @AfterAll
    static void stop() {
        WORKSPACE.close();
    }

    @Test
    void kubernetesProbesAndAsksWithAToken() throws Exception {
        JsonNode container = Manifests.containers("kubernetes/sluice.yaml").getFirst();
        Map<String, String> environment = mounted(Manifests.environment(container));
        environment.put(
                "SLUICE_SERVE_TOKEN_FILE", folder.resolve("callers-token").toString());
        environment.put("KUBERNETES_SERVICE_HOST", "10.0.0.1");
        environment.put("SLUICE_SERVE_PORT", "0");
        try (Served pod = start(environment, Manifests.words(container.path("args")))) {
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                pod.request()
                        .get(container.path(probe).path("httpGet").path("path").asText())
                        .then()
                        .statusCode(200);
            }
            pod.request().post("/check").then().statusCode(401);
            pod.request()
                    .header("Authorization", "Bearer fake-caller-token")
                    .post("/check")
                    .then()
                    .statusCode(200);
            pod.terminate();
            assertThat(pod.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void knativeSendsThePingOfItsSource() throws IOException {
        JsonNode container = Manifests.containers("knative/service.yaml").getFirst();
        JsonNode source = Manifests.yaml("knative/service.yaml").get(1);
        Map<String, String> environment = mounted(Manifests.environment(container));
        environment.put("PORT", Integer.toString(freePort()));
        environment.put("K_SERVICE", "sluice");
        try (Served service = start(environment, Manifests.words(container.path("args")))) {
            assertThat(service.port()).hasToString(environment.get("PORT"));
            service.request()
                    .header("Host", "sluice.default.svc.cluster.local")
                    .header("ce-specversion", "1.0")
                    .header("ce-id", "7a0dc520-c870-4193-b88c-2c0f4d2f0c1e")
                    .header("ce-time", "2026-01-05T08:00:00.123Z")
                    .header("ce-type", "dev.knative.sources.ping")
                    .header("ce-source", "/apis/v1/namespaces/default/pingsources/sluice")
                    .contentType(source.path("spec").path("contentType").asText())
                    .body(source.path("spec").path("data").asText())
                    .post(source.path("spec").path("sink").path("uri").asText())
                    .then()
                    .statusCode(200)
                    .body("connections.connection", contains("prod"));
        }
    }

    @Test
    void cloudSchedulerPostsToCloudRun() throws Exception {
        JsonNode container = Manifests.containers("cloud-run/service.yaml").getFirst();
        Map<String, String> environment = mounted(Manifests.environment(container));
        environment.put("PORT", Integer.toString(freePort()));
        try (Served service = start(environment, Manifests.words(container.path("args")))) {
            service.request()
                    .header("Host", "sluice-abc-ew.a.run.app")
                    .header("User-Agent", "Google-Cloud-Scheduler")
                    .header("X-CloudScheduler", "true")
                    .header("X-CloudScheduler-JobName", "sluice")
                    .header("X-CloudScheduler-ScheduleTime", "2026-01-05T00:00:00-08:00")
                    .header("Authorization", "Bearer fake.oidc.token")
                    .contentType("application/octet-stream")
                    .body("{\"level\":\"catalog\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post("/check")
                    .then()
                    .statusCode(200);
            service.terminate();
            assertThat(service.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void theWebAdapterHandsOnAnEventOfLambda() throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        Manifests.yaml("aws-lambda/template.yaml")
                .getFirst()
                .findValue("Variables")
                .properties()
                .forEach(each -> variables.put(each.getKey(), each.getValue().asText()));
        Map<String, String> environment = mounted(variables);
        environment.put("PORT", Integer.toString(freePort()));
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "sluice");
        String event = """
                {"version":"0","id":"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa","detail-type":"Scheduled Event","source":"aws.events",
                 "account":"123456789012","time":"2026-01-05T08:00:00Z","region":"eu-west-1","resources":[],"detail":{}}""";
        try (Served function = start(environment, List.of("serve"))) {
            function.request()
                    .get(variables.get("AWS_LWA_READINESS_CHECK_PATH"))
                    .then()
                    .statusCode(200);
            lambda(function, variables, event).then().statusCode(200).body("verdict", equalTo("passed"));
            lambda(function, variables, "{\"level\": \"catalog\"}").then().statusCode(200);
        }
        environment.put("SLUICE_CONFIG", folder.resolve("bad.properties").toString());
        try (Served function = start(environment, List.of("serve"))) {
            assertThat(lambda(function, variables, event).statusCode()).isBetween(500, 599);
        }
    }

    private static io.restassured.response.Response lambda(
            Served function, Map<String, String> variables, String event) {
        return function.request()
                .header("x-amzn-request-context", "null")
                .header("x-amzn-lambda-context", "{\"request_id\":\"8f507cfc\",\"deadline\":1767600120000}")
                .contentType("application/json")
                .body(event)
                .post(variables.get("AWS_LWA_PASS_THROUGH_PATH"));
    }

    @Test
    void theHostOfAzurePostsItsTimerAndForwardsHttp() throws IOException {
        JsonNode description = Manifests.json(Manifests.ROOT.resolve("azure-functions/host.json"))
                .path("customHandler")
                .path("description");
        List<String> words = Manifests.words(description.path("arguments"));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("FUNCTIONS_CUSTOMHANDLER_PORT", Integer.toString(freePort()));
        environment.put("FUNCTIONS_WORKER_RUNTIME", "Custom");
        environment.put("PORT", "1"); // the more specific one counts
        String timer = """
                {"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"0001-01-01T00:00:00",
                 "Next":"2026-01-05T08:15:00+00:00","LastUpdated":"0001-01-01T00:00:00"},"IsPastDue":false}},
                 "Metadata":{"sys":{"MethodName":"check","UtcNow":"2026-01-05T08:00:00Z","RandGuid":"0f8fad5b"}}}""";
        try (Served handler = start(environment, words)) {
            handler.request().get("/").then().statusCode(200);
            azure(handler, timer)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("application/json"))
                    .header("X-Request-Id", "5f0e1c3a-1111-4222-8333-000000000001")
                    .body("Outputs", anEmptyMap())
                    .body("Logs", hasItem("prod passed"))
                    .body("ReturnValue", nullValue());
            handler.request()
                    .header("Host", "acme.azurewebsites.net")
                    .get("/check/prod?code=fake-function-key")
                    .then()
                    .statusCode(200)
                    .body("verdict", equalTo("passed"));
        }
        environment.put("FUNCTIONS_CUSTOMHANDLER_PORT", Integer.toString(freePort()));
        List<String> bad =
                words.stream().map(word -> word.replace("config.", "bad.")).toList();
        try (Served handler = start(environment, bad)) {
            azure(handler, timer).then().statusCode(503).body("Logs[0]", startsWith("prod failed at settings: "));
        }
    }

    private static io.restassured.response.Response azure(Served handler, String timer) {
        return handler.request()
                .header("User-Agent", "Azure-Functions-Host/4.1040.300")
                .header("X-Azure-Functions-InvocationId", "5f0e1c3a-1111-4222-8333-000000000001")
                .contentType("application/json")
                .body(timer)
                .post("/check");
    }

    @Test
    void aUnitOfSystemdFindsItsCredential() throws Exception {
        Map<String, List<String>> unit = UnitFile.read(Manifests.ROOT.resolve("systemd/sluice.service"));
        List<String> words = new ArrayList<>(
                List.of(unit.getOrDefault("ExecStart", List.of()).getFirst().split(" ")));
        Files.writeString(
                folder.resolve("unit.properties"),
                Files.readString(folder.resolve("config.properties"))
                        .replace(folder.resolve("prod-token").toString(), "${CREDENTIALS_DIRECTORY}/prod-token"));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SLUICE_CONFIG", folder.resolve("unit.properties").toString());
        environment.put("CREDENTIALS_DIRECTORY", folder.toString());
        environment.put("SLUICE_SERVE_PORT", "0");
        try (Served service = start(environment, words.subList(1, words.size()))) {
            service.request().get("/check/prod?level=catalog").then().statusCode(200);
            service.terminate();
            assertThat(unit.get("SuccessExitStatus")).contains(Integer.toString(service.exitCode()));
        }
    }

    /** The configuration is mounted elsewhere on the platform; nothing else differs from the manifest. */
    private static Map<String, String> mounted(Map<String, String> manifest) {
        Map<String, String> environment = new LinkedHashMap<>(manifest);
        environment.put("SLUICE_CONFIG", folder.resolve("config.properties").toString());
        return environment;
    }

    private static Served start(Map<String, String> environment, List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name", "").equals("root")) {
            command.addAll(
                    List.of("unshare", "--mount", "sh", "-c", "mount -o remount,bind,ro / && exec \"$@\"", "sh"));
        }
        command.addAll(Program.underTest().words());
        command.addAll(words);
        return Served.run(folder, environment, command);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
