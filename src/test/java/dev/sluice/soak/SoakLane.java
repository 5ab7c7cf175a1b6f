// SPDX-License-Identifier: Apache-2.0
package dev.sluice.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.faults.Fate;
import dev.sluice.faults.Relay;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** A workspace with a relay before each of its origins, a home of its own, and the program run in it. */
final class SoakLane implements AutoCloseable {

    /** What the program is told; a second of silence is long on loopback, even on a loaded machine. */
    private static final int DEADLINE_SECONDS = 20;

    /** Beyond its deadline, for a machine that has other work. */
    private static final int GRACE_SECONDS = 10;

    private static final String SQL = "SELECT trip_id, pickup_zone, fare FROM samples.nyctaxi.trips";
    private static final List<String> NEVER =
            List.of("local-pat", "local-secret", "local-refresh", "service-token", "signature=", "\tat ", "should not");

    private static final Object SIGN_IN = new Object();

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Relay api = new Relay();
    private final Relay storage = new Relay();
    private final LocalWorkspace workspace;
    private final Path binary;
    private final Path home;
    private final byte[] expected;
    private final String ended;
    /** A renewal failed: where its answer was lost, the next refresh token was in it, and a person has to sign in again. */
    private boolean mayHaveLostAnswer;

    SoakLane(Path binary, Path home) throws IOException, InterruptedException {
        this.binary = binary;
        this.home = home;
        workspace = LocalWorkspace.start(Options.parse("""
                {"sampleRows": 12000, "accessTokenSeconds": 2, "limits": {"externalChunkBytes": 65536},
                 "linkOrigin": "http://localhost:%d", "setup": ["CREATE TABLE main.default.soak (id BIGINT)"],
                 "governance": {"connections": [{"name": "echo", "connection_type": "HTTP", "options":
                   {"host": "https://localhost", "port": "@service-port@", "base_path": "/v1", "bearer_token": "service-token"}}]}}""".formatted(storage.port())));
        api.passTo(URI.create(workspace.host()).getPort());
        storage.passTo(URI.create(workspace.storageOrigin()).getPort());
        Path browser = home.resolve("browser");
        Files.writeString(browser, "#!/bin/sh\nexec curl -sL --noproxy '*' -o /dev/null \"$1\"\n");
        Files.writeString(home.resolve("config.properties"), config());
        Files.setPosixFilePermissions(home.resolve("config.properties"), PosixFilePermissions.fromString("rw-------"));
        if (!browser.toFile().setExecutable(true)) {
            throw new IOException(browser + " cannot be made executable");
        }
        signIn();
        Ran whole = program(List.of("query", SQL, "-o", "csv"), "10s");
        expected = whole.out();
        ended = submitted();
        if (expected.length < 200_000) {
            throw new IOException("the undisturbed query gave " + whole.err());
        }
    }

    private String config() {
        StringBuilder config = new StringBuilder("sluice.default-connection=pat\n");
        Map.of(
                        "pat", "auth-type=pat\ntoken=local-pat",
                        "m2m", "auth-type=oauth-m2m\nclient-id=local-client\nclient-secret=local-secret",
                        "me", "auth-type=oauth-u2m")
                .forEach((name, lines) -> {
                    String all = lines + "\nhost=http://localhost:" + api.port()
                            + "\nwarehouse-id=0123456789abcdef\ntable=main.default.soak\nconnect-timeout=2s";
                    all.lines()
                            .forEach(line -> config.append("sluice.connections.")
                                    .append(name)
                                    .append('.')
                                    .append(line)
                                    .append('\n'));
                });
        return config.toString();
    }

    /** A statement that has ended, whose result can be fetched again and again. */
    private String submitted() throws IOException, InterruptedException {
        String body = mapper.writeValueAsString(Map.of(
                "statement",
                SQL,
                "warehouse_id",
                "0123456789abcdef",
                "wait_timeout",
                "30s",
                "disposition",
                "EXTERNAL_LINKS",
                "format",
                "JSON_ARRAY"));
        return call("/api/2.0/sql/statements", body, "local-pat")
                .path("statement_id")
                .asText();
    }

    private JsonNode call(String path, String body, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(workspace.host() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        HttpRequest sent = body.isEmpty()
                ? request.build()
                : request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<String> answer = http.send(sent, HttpResponse.BodyHandlers.ofString());
        JsonNode json = mapper.readTree(answer.body());
        return json.isObject()
                ? ((com.fasterxml.jackson.databind.node.ObjectNode) json).put("http", answer.statusCode())
                : json;
    }

    /** One at a time: the ports of the vendor's public application are few. */
    private void signIn() throws IOException, InterruptedException {
        synchronized (SIGN_IN) {
            signInAlone();
        }
    }

    private void signInAlone() throws IOException, InterruptedException {
        Ran login = program(List.of("auth", "login", "-c", "me"), "10s");
        if (login.code() != 0) {
            throw new IOException("the sign-in ended with " + login.code() + ": " + login.err());
        }
    }

    /** Runs one seed and gives what is untrue of how it ended; empty when nothing is. */
    Verdict run(long seed, Work work, Trouble trouble) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        workspace.clearFaults();
        int before = workspace.requests().size();
        Trouble.Armed armed = trouble.armed(random);
        api.take(() -> next(armed.api()));
        storage.take(() -> next(armed.storage()));
        armed.rules().forEach(workspace::addFault);
        Ran ran = program(words(seed, work), trouble.isSilence() ? "1s" : "10s");
        workspace.clearFaults();
        api.take(() -> Fate.PASSES);
        storage.take(() -> Fate.PASSES);
        Set<Integer> trueCodes = new HashSet<>(trouble.trueCodes(work));
        if (work == Work.TOKEN_U2M && mayHaveLostAnswer) {
            trueCodes.add(3);
        }
        List<String> lies = new ArrayList<>(ran.lies(trueCodes, NEVER));
        lies.addAll(effect(seed, work, ran));
        if (work == Work.TOKEN_U2M) {
            mayHaveLostAnswer = ran.code() == 1 || ran.code() == 6 || (ran.code() == 0 && mayHaveLostAnswer);
            if (ran.code() == 3) {
                signIn(); // as the sentence says
                mayHaveLostAnswer = false;
            }
        }
        int requests = workspace.requests().size();
        lies.addAll(workspace.violations());
        if (requests - before > 400) {
            lies.add((requests - before) + " requests");
        }
        return new Verdict(ran.code(), ran.seconds(), lies, ran.err());
    }

    private static synchronized Fate next(Deque<Fate> fates) {
        Fate next = fates.poll();
        return next == null ? Fate.PASSES : next;
    }

    private List<String> words(long seed, Work work) {
        return switch (work) {
            case QUERY -> List.of("query", SQL, "-o", "csv");
            case INSERT -> List.of("query", "INSERT INTO main.default.soak VALUES (" + seed + ")");
            case FETCH -> List.of("statement", "fetch", ended, "-o", "csv");
            case CHECK -> List.of("check", "--level", "storage", "-o", "json");
            case TOKEN_M2M -> List.of("auth", "token", "-c", "m2m", "--no-token-cache");
            case TOKEN_U2M -> List.of("auth", "token", "-c", "me");
            case CALL ->
                List.of("hc", "call", "echo", "POST", "/things", "-d", "{\"seed\":" + seed + "}", "--field", "body");
        };
    }

    /** What was done must be there once when it is said to be done, and not twice whatever is said. */
    private List<String> effect(long seed, Work work, Ran ran) throws IOException, InterruptedException {
        return switch (work) {
            case QUERY, FETCH -> {
                boolean isPart = ran.out().length <= expected.length
                        && Arrays.equals(ran.out(), 0, ran.out().length, expected, 0, ran.out().length);
                boolean isWhole = isPart && ran.out().length == expected.length;
                yield ran.code() == 0
                        ? said(isWhole, "done, and the bytes differ")
                        : said(isPart, "bytes of no result");
            }
            case INSERT -> once(rowsOf(seed), ran, "rows");
            case CALL ->
                once(
                        workspace.requests().stream()
                                .filter(request -> request.origin().equals("service")
                                        && request.text().equals("{\"seed\":" + seed + "}"))
                                .count(),
                        ran,
                        "posts");
            case CHECK -> said(mapper.readTree(ran.out()).isObject() || ran.code() == 9, "no report");
            case TOKEN_M2M, TOKEN_U2M ->
                ran.code() != 0
                        ? said(ran.out().length == 0, "a failure with words on standard output")
                        : said(isTaken(ran), "a token that the workspace does not take");
        };
    }

    private static List<String> once(long count, Ran ran, String what) {
        return ran.code() == 0
                ? said(count == 1, "done, and there are " + count + " " + what)
                : said(count <= 1, "there are " + count + " " + what);
    }

    private static List<String> said(boolean isTrue, String lie) {
        return isTrue ? List.of() : List.of(lie);
    }

    /** It may have been the one before, which is kept until it ends while no other is to be had. */
    private boolean isTaken(Ran ran) throws IOException, InterruptedException {
        String token = new String(ran.out(), StandardCharsets.UTF_8).strip();
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return mapper.readTree(claims).path("exp").asLong() <= System.currentTimeMillis() / 1000 + 1
                || call("/api/2.0/preview/scim/v2/Me", "", token).path("http").asInt() == 200;
    }

    private long rowsOf(long seed) throws IOException, InterruptedException {
        String body = mapper.writeValueAsString(Map.of(
                "statement",
                "SELECT count(*) FROM main.default.soak WHERE id = " + seed,
                "warehouse_id",
                "0123456789abcdef",
                "wait_timeout",
                "30s"));
        return call("/api/2.0/sql/statements", body, "local-pat")
                .at("/result/data_array/0/0")
                .asLong(-1);
    }

    private Ran program(List<String> words, String silence) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(binary.toString()));
        command.addAll(words);
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        home.toString(),
                        "PATH",
                        "/usr/bin:/bin",
                        "SLUICE_CONFIG",
                        home.resolve("config.properties").toString(),
                        "SLUICE_TIMEOUT",
                        DEADLINE_SECONDS + "s",
                        "SLUICE_IDLE_TIMEOUT",
                        silence,
                        "BROWSER",
                        home.resolve("browser").toString()));
        long start = System.nanoTime();
        Process process = builder.start();
        boolean isInTime = process.waitFor(DEADLINE_SECONDS + GRACE_SECONDS, TimeUnit.SECONDS);
        if (!isInTime) {
            process.destroyForcibly().waitFor();
        }
        return new Ran(
                isInTime,
                process.exitValue(),
                Files.readAllBytes(out),
                Files.readString(err),
                start,
                System.nanoTime());
    }

    @Override
    public void close() throws IOException {
        api.close();
        storage.close();
        workspace.close();
        http.close();
    }
}
