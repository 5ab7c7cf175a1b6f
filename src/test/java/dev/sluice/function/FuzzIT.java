// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.function.OpenApi.Operation;
import dev.sluice.http.Json;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import dev.sluice.local.state.WorkspaceState;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Throws at the server what its own document allows and a good deal that it does not: whatever comes back is described
 * there, is never a 500, and never shows where in the program it came from. The seed stands in the test's name.
 */
class FuzzIT {

    private static final int REQUESTS = 400;
    private static final List<String> WORDS = List.of(
            "good",
            "bad",
            "catalog",
            "token",
            "false",
            "true",
            "",
            " ",
            "..",
            "../../etc/passwd",
            "http://evil.example",
            "%00",
            "\u0000",
            "\n",
            "ü",
            "🙂",
            "null",
            "0",
            "-1",
            "9999999999",
            "1e309",
            "'",
            "\"",
            "<script>",
            "${jndi:x}",
            "x".repeat(3000),
            "good,bad",
            "GOOD",
            "good/",
            "*",
            "$(id)");
    private static final List<String> BODIES = List.of(
            "",
            "{}",
            "[]",
            "null",
            "1",
            "\"x\"",
            "{",
            "}",
            "{\"connections\":null}",
            "{\"connections\":[]}",
            "{\"connections\":[\"good\"]}",
            "{\"connections\":[null]}",
            "{\"connections\":{}}",
            "{\"level\":\"token\"}",
            "{\"level\":[]}",
            "{\"host\":\"http://evil.example\"}",
            "{\"Data\":{},\"Metadata\":{}}",
            "{\"Data\":1}",
            "{\"detail-type\":\"x\",\"source\":\"y\"}",
            "{\"detail-type\":\"x\",\"source\":\"y\",\"detail\":{\"level\":7}}",
            "{\"specversion\":\"1.0\"}",
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\"}",
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\",\"data\":[]}",
            "\u0000",
            "\u00ff\u00fe",
            "{\"a\":1}{\"b\":2}",
            "[".repeat(5000),
            "{\"connections\":[\"" + "y".repeat(70_000) + "\"]}",
            "a=b&c=d",
            "<x/>");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/cloudevents+json",
            "application/cloudevents-batch+json",
            "text/plain",
            "application/octet-stream",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "*/*",
            "application/json; charset=utf-16",
            "nonsense",
            "application/xml");
    private static final List<String> HEADERS = List.of(
            "ce-specversion",
            "ce-id",
            "ce-type",
            "ce-source",
            "traceparent",
            "X-Request-Id",
            "Accept",
            "Origin",
            "X-Prometheus-Scrape-Timeout-Seconds",
            "X-CloudScheduler",
            "x-amzn-lambda-context",
            "Sec-Fetch-Site",
            "Authorization",
            "X-Forwarded-Host",
            "Forwarded",
            "X-HTTP-Method-Override",
            "Content-Encoding",
            "Expect");

    private final OpenApi document = new OpenApi();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20260105, 4711})
    void whateverIsSentTheAnswerIsDescribed(long seed, @TempDir Path folder) throws IOException {
        Random random = new Random(seed);
        List<String> faults = new ArrayList<>();
        try (LocalWorkspace workspace = LocalWorkspace.start(
                        Options.of(WorkspaceState.standard().withSampleRows(10)));
                Served served = serve(folder, workspace)) {
            List<Operation> operations = document.operations();
            for (int i = 0; i < REQUESTS; i++) {
                Operation operation = operations.get(random.nextInt(operations.size()));
                String method = random.nextInt(8) == 0
                        ? any(random, List.of("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"))
                        : operation.method();
                String path = path(operation, random);
                judge(operation, method, path, send(served.request(), operation, method, path, random), faults);
            }
            assertThat(served.log()).noneMatch(line -> line.contains("\"event\":\"defect\""));
            served.request().get("/q/health/ready").then().statusCode(200);
            assertThat(workspace.requests()).noneMatch(request -> request.path().contains("passwd"));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyExampleOfARequestIsUnderstood(@TempDir Path folder) throws IOException {
        try (LocalWorkspace workspace = LocalWorkspace.start(
                        Options.of(WorkspaceState.standard().withSampleRows(10)));
                Served served = serve(folder, workspace)) {
            for (Operation operation : document.operations()) {
                operation
                        .description()
                        .path("requestBody")
                        .path("content")
                        .properties()
                        .forEach(type -> type.getValue()
                                .path("examples")
                                .properties()
                                .forEach(example -> served.request()
                                        .contentType(type.getKey())
                                        .body(example.getValue()
                                                .path("value")
                                                .toString()
                                                .replace("\"prod\"", "\"good\""))
                                        .post(operation.path() + "?fail=false")
                                        .then()
                                        .statusCode(200)));
            }
        }
    }

    private static Response send(
            RequestSpecification request, Operation operation, String method, String path, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            request.header(any(random, HEADERS), headerText(any(random, WORDS)));
        }
        if (operation.method().equals("POST") || random.nextInt(10) == 0) {
            String type = any(random, TYPES);
            request.header("Content-Type", type);
            request.config(io.restassured.config.RestAssuredConfig.config()
                    .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                            .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                            .encodeContentTypeAs(type, io.restassured.http.ContentType.TEXT)));
            request.body(any(random, BODIES).getBytes(StandardCharsets.ISO_8859_1));
        }
        return request.request(method, path);
    }

    private String path(Operation operation, Random random) {
        String path = operation.path().replace("{connection}", encoded(any(random, WORDS)));
        List<String> query = new ArrayList<>();
        operation.description().path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query") && random.nextInt(3) > 0) {
                query.add(parameter.path("name").asText() + "=" + encoded(any(random, WORDS)));
            }
        });
        if (random.nextInt(5) == 0) {
            query.add(any(
                    random, List.of("host=evil.example", "token-file=/etc/passwd", "&&&", "level", "level=sql;x=1")));
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private void judge(Operation operation, String method, String path, Response response, List<String> faults) {
        int status = response.statusCode();
        String body = method.equals("HEAD") ? "" : response.body().asString();
        String what = method + " " + path.substring(0, Math.min(120, path.length())) + " -> " + status;
        if (status == 500 || body.contains("\tat ") || body.contains("Exception")) {
            faults.add(what + ": " + body);
            return;
        }
        boolean isProblem = String.valueOf(response.contentType()).startsWith(Problem.MEDIA_TYPE);
        if (isProblem && !body.isEmpty()) {
            faults.addAll(document.faults(json(body), json("{\"$ref\": \"#/components/schemas/Problem\"}"), what));
        }
        JsonNode answer = document.answer(operation, status);
        boolean isAsDescribed = method.equals(operation.method()) && !answer.isMissingNode();
        // the server of the framework itself refuses what is no HTTP, and an unknown path or method is a problem
        boolean isOfTheFramework = (status == 400 || status == 417 || status == 414) && body.isEmpty();
        if (!isAsDescribed
                && !isProblem
                && !isOfTheFramework
                && !List.of("OPTIONS", "HEAD").contains(method)) {
            faults.add(what + " is not described: " + body);
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static String any(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String headerText(String word) {
        return word.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static Served serve(Path folder, LocalWorkspace workspace) throws IOException {
        Path config = Files.writeString(folder.resolve("config.properties"), """
                sluice.host=%s
                sluice.auth-type=pat
                sluice.connections.good.token=local-pat
                sluice.connections.bad.token=wrong-pat
                """.formatted(workspace.host()));
        return Served.start(folder, Map.of("SLUICE_CONFIG", config.toString()), "--port", "0", "--reuse-seconds", "60");
    }
}
