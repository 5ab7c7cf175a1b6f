// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases about governance once more, with {@code -vv --json-errors}: the most that the program can say holds no secret. */
class CanariesIT {

    private static final Path ROOT = Path.of("src", "test", "resources", "acceptance");

    /** On the JVM, where a process is dear, these stand for the others; each command is among them. */
    private static final List<String> FEW = List.of(
            "hc/story-oauth-u2m-shared",
            "hc/secret-of-the-workspace",
            "hc/create-dry-run",
            "hc/transfer",
            "hc/login-creates-what-is-not-there",
            "hc/show-one-of-a-database",
            "hc/explain",
            "hc/advise",
            "hc/call",
            "hc/secrets-of-a-talkative-server",
            "grant/add-show-remove",
            "grant/apply-a-desired-state");

    private static final Pattern ISSUED = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}");
    private static final Workspaces WORKSPACES = new Workspaces();

    private final Program program = Program.underTest();

    @TestFactory
    Stream<DynamicTest> noSecretIsSaid() throws IOException {
        return cases().stream()
                .map(each -> dynamicTest(each.name(), () -> {
                    Workspace workspace = each.isOn("tls") ? WORKSPACES.https() : WORKSPACES.http();
                    String said = run(each, workspace);
                    boolean calls = each.text(each.requests().file()).orElse("").contains(" /api/");
                    if (FEW.contains(each.name())
                            && !each.name().equals("hc/call")) { // others put it away, or say no calls
                        assertThat(said.contains("DEBUG [calls]"))
                                .as("each call is said: %s", said)
                                .isEqualTo(calls);
                    }
                    List<String> canaries = new ArrayList<>(SecretsInOutputTest.CANARIES);
                    canaries.add(workspace.values().get("token"));
                    canaries.add(workspace.values().get("client-secret"));
                    for (String canary : canaries) {
                        assertThat(said).doesNotContain(canary);
                    }
                    assertThat(ISSUED.matcher(said).find())
                            .as("a token is in " + said)
                            .isFalse();
                }));
    }

    @Test
    void everyCommandIsAmongThem() throws IOException {
        StringBuilder typed = new StringBuilder();
        for (Case each : cases()) {
            typed.append(Files.readString(each.folder().resolve("command")));
        }
        assertThat(typed.toString())
                .contains("hc create", "hc list", "hc show", "hc update", "hc delete", "hc transfer", "hc login")
                .contains("hc call", "hc explain", "hc advise", "hc preflight")
                .contains("grant show", "grant add", "grant remove", "grant diff", "grant apply", "grant audit");
    }

    private List<Case> cases() throws IOException {
        return Case.under(ROOT).stream()
                .filter(each -> each.isFor(program.kind()))
                .filter(each -> program.kind().equals("native")
                        ? each.area().equals("hc") || each.area().equals("grant")
                        : FEW.contains(each.name()))
                .toList();
    }

    private String run(Case each, Workspace workspace) throws Exception {
        workspace.reset(new String(
                each.text("workspace.json").orElse("{}").getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.UTF_8));
        List<String> words = new ArrayList<>(program.words());
        words.addAll(List.of("-vv", "--json-errors"));
        Path folder = Files.createTempDirectory("sluice-canaries-");
        try (Stage stage = new Stage(folder, Map.copyOf(workspace.values()))) {
            stage.prepare(each, new Program(program.kind(), words));
            Outcome outcome = stage.run(each, Duration.ofMinutes(3));
            return outcome.stdout() + outcome.stderr();
        }
    }

    @AfterAll
    static void close() {
        WORKSPACES.close();
    }
}
