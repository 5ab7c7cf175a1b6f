// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.EveryCommand;
import dev.sluice.function.Served;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import dev.sluice.local.state.WorkspaceState;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Drives every command with secrets that stand out, as talkative as they get, through success and failure, and looks for
 * the secrets in everything that came out: both outputs, every file written, and the words of every process started.
 */
class LeakIT {

    /** Stands in every secret of a run; whatever it is found in has leaked. */
    private static final String CANARY = "canary7secret";

    /** Beside it, what the workspace gives out: tokens (which begin so), codes and refresh tokens. */
    private static final String[] SECRETS = {CANARY, "eyJ", "local-code-", "local-refresh-"};

    private static final String STATE = """
            {"tokens": ["%1$s-pat"], "servicePrincipals": [{"clientId": "local-client", "clientSecret": "%1$s-m2m"}],
             "sampleRows": 10, "accessTokenSeconds": 0,
             "governance": {"staticTokens": ["%1$s-service"], "connections": [{"name": "github", "connection_type": "HTTP",
               "options": {"host": "https://127.0.0.1", "port": "443", "base_path": "/", "bearer_token": "%1$s-service"}}]}}
            """.formatted(CANARY);

    private static final LocalWorkspace WORKSPACE = LocalWorkspace.start(Options.parse(STATE));

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        WORKSPACE.close();
    }

    @BeforeEach
    void prepare() throws IOException {
        WORKSPACE.reset(WorkspaceState.parse(STATE));
        EveryCommand.prepare(folder, CANARY);
        Program.underTest().install(Files.createDirectory(folder.resolve("bin")));
        write("pat", CANARY + "-pat");
        write("m2m", CANARY + "-m2m");
        Files.writeString(folder.resolve("browser"), "#!/bin/sh\nexec curl -sL --noproxy '*' -o /dev/null \"$1\"\n");
        Files.setPosixFilePermissions(folder.resolve("browser"), PosixFilePermissions.fromString("rwx------"));
    }

    static Stream<String> commands() {
        return Stream.concat(
                Stream.concat(EveryCommand.askingTheWorkspace().stream(), EveryCommand.stayingHere().stream()),
                Stream.of("query 'SELEC 1' --json-errors", "check -o json", "nonsense"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noCommandLeaksWhenItsTokenIsGoodOrWrong(String command) throws Exception {
        settings("auth-type=pat", "token-file=pat");
        holdsNothing(runWith(CANARY + "-pat", command));
        write("pat", CANARY + "-wrong");
        settings("auth-type=pat", "token-file=pat");
        holdsNothing(runWith(CANARY + "-wrong", command));
    }

    /** {@code auth token} is there to print the token, on standard output alone: that one word is looked at and put away. */
    private Outcome runWith(String token, String command) throws Exception {
        Outcome outcome = run("sluice " + command + " -vv");
        if (!command.equals("auth token")) {
            return outcome;
        }
        assertThat(outcome.stdout()).isEqualTo(token + "\n");
        write("stdout", "");
        return new Outcome("", outcome.stderr(), outcome.exit());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    oauth-m2m       | client-id=local-client | client-secret-file=m2m
                    oauth-m2m       | client-id=local-client | client-secret=${CANARY_WRONG}
                    token           | token-env=CANARY_PAT   | schema=x
                    token-command   | token-command=cat pat  | schema=x
                    token-command   | token-command=cat pat; echo "token=$CANARY_PAT" >&2; exit 1 | schema=x
                    oidc-federation | token-source=env:CANARY_PAT | schema=x
                    azure-managed-identity | client-id=x | schema=x
                    """)
    void noAuthTypeLeaksItsSecret(String type, String first, String second) throws Exception {
        settings("auth-type=" + type, first, second);
        holdsNothing(run("sluice query 'SELECT 1' -vv"));
    }

    @Test
    void neitherSigningInNorRenewingNorSigningOutLeaks() throws Exception {
        settings("auth-type=oauth-u2m");
        Outcome outcome = run("sluice auth login -vv && sluice query 'SELECT 1' -vv; sluice auth status -vv -o json"
                + " && sluice auth logout -vv");
        assertThat(outcome.stderr()).contains("Signed in to");
        assertThat(WORKSPACE.requests())
                .as("a token was renewed")
                .anyMatch(request -> request.text().contains("grant_type=refresh_token"));
        holdsNothing(outcome);
    }

    @Test
    void theServerLeaksNothing() throws Exception {
        settings("auth-type=pat", "token-file=pat");
        try (Served served = Served.start(folder, environment(), "--port", "0", "-vv")) {
            for (String path : List.of("/check/local?level=storage&fail=false", "/check/nobody", "/", "/metrics")) {
                String answer = served.request().get(path).asString();
                assertThat(answer).as(path).isNotEmpty().doesNotContain(SECRETS);
            }
            assertThat(String.join("\n", served.log())).isNotEmpty().doesNotContain(SECRETS);
        }
    }

    private void holdsNothing(Outcome outcome) throws IOException {
        assertThat(outcome.stdout() + outcome.stderr()).doesNotContain(SECRETS);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(this::isForAnybody).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRETS);
            }
        }
        assertThat(Files.readString(folder.resolve("processes")))
                .as("the words of the processes")
                .contains("sluice");
    }

    /** All but the files of the test's own and the two places where secrets are kept, which nobody else may read. */
    private boolean isForAnybody(Path file) {
        try {
            boolean isOurs = List.of("pat", "m2m", "service-token", ".databrickscfg")
                    .contains(folder.relativize(file).toString());
            boolean isKept = file.toString().contains("/sluice/tokens/") || file.endsWith("config.properties");
            if (isKept && Files.isRegularFile(file)) {
                assertThat(Files.getPosixFilePermissions(file))
                        .as(file.toString())
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
            return Files.isRegularFile(file) && !isOurs && !isKept && !file.endsWith("bin/sluice");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void settings(String... own) throws IOException {
        StringBuilder text = new StringBuilder("sluice.default-connection=local\n");
        for (String name : List.of("local", "spare")) {
            text.append("sluice.connections.").append(name).append(".host=").append(WORKSPACE.host() + "\n");
            text.append("sluice.connections.").append(name).append(".warehouse-id=0123456789abcdef\n");
            for (String line : own) {
                text.append("sluice.connections.").append(name).append('.').append(line + "\n");
            }
        }
        write("config.properties", text.toString());
    }

    private void write(String file, String text) throws IOException {
        Path path = Files.writeString(folder.resolve(file), text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    private Map<String, String> environment() {
        return new TreeMap<>(Map.of(
                "PATH", folder.resolve("bin") + ":/usr/bin:/bin",
                "HOME", folder.toString(),
                "SLUICE_CONFIG", folder.resolve("config.properties").toString(),
                "BROWSER", folder.resolve("browser").toString(),
                "IDENTITY_ENDPOINT", WORKSPACE.host() + "/platform/msi/token",
                "IDENTITY_HEADER", CANARY + "-header",
                "CANARY_PAT", CANARY + "-pat",
                "CANARY_WRONG", CANARY + "-wrong"));
    }

    /** Runs a command and, beside it, notes the words of every process below it, again and again, until it ends. */
    private Outcome run(String command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process process = builder.start();
        StringBuilder seen = new StringBuilder();
        do {
            Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .flatMap(each -> each.info().commandLine().stream())
                    .forEach(words -> seen.append(words).append('\n'));
        } while (!process.waitFor(5, TimeUnit.MILLISECONDS));
        Files.writeString(folder.resolve("processes"), seen);
        return new Outcome(
                Files.readString(folder.resolve("stdout"), StandardCharsets.UTF_8),
                Files.readString(folder.resolve("stderr"), StandardCharsets.UTF_8),
                process.exitValue());
    }
}
