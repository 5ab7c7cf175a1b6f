// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs one case and holds what came of it against the case's files; a file that is missing is a failure. When rewriting,
 * the files are written instead.
 */
final class CaseRunner {

    private final Program program;
    private final String version;
    private final boolean rewriting;
    private final Duration deadline;

    CaseRunner(Program program, String version, boolean rewriting, Duration deadline) {
        this.program = program;
        this.version = version;
        this.rewriting = rewriting;
        this.deadline = deadline;
    }

    void run(Case acceptance, Workspace workspace) throws Exception {
        workspace.reset(utf8(acceptance.text("workspace.json").orElse("{}")));
        Path folder = Files.createTempDirectory("sluice-acceptance-");
        Map<String, String> values = new LinkedHashMap<>(workspace.values());
        try (ConnectProxy proxy = ConnectProxy.start(acceptance.under("proxy-answer."));
                Stage stage = new Stage(folder, with(values, "proxy", proxy.address()))) {
            stage.prepare(acceptance, program);
            Outcome outcome = stage.run(acceptance, deadline);
            Blur blur = blur(acceptance, values, stage);
            assertThat(workspace.violations())
                    .as("what no client may do, as the workspace saw it")
                    .isEmpty();
            compare(acceptance, actual(acceptance, outcome, workspace, proxy, blur));
        }
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        values.put(name, value);
        return values;
    }

    private Blur blur(Case acceptance, Map<String, String> values, Stage stage) {
        Blur blur = new Blur(Clock.systemUTC().instant());
        acceptance.under("blur.").forEach((name, pattern) -> blur.pattern(pattern, name));
        blur.literal(stage.folder().toString(), "DIR");
        return acceptance.properties().getProperty("blur", "usual").equals("ports")
                ? blur.ports(values)
                : blur.ports(values).usual(version);
    }

    private Map<String, String> actual(
            Case acceptance, Outcome outcome, Workspace workspace, ConnectProxy proxy, Blur blur) {
        Map<String, String> actual = new LinkedHashMap<>();
        actual.put("exit", outcome.exit() + "\n");
        actual.put("stderr", blur.apply(outcome.stderr()));
        actual.put("stdout", blur.apply(outcome.stdout()));
        RequestNotation.Kind kind = acceptance.requests();
        String expected = utf8(acceptance.text(kind.file()).orElse(""));
        actual.put(kind.file(), latin1(RequestNotation.render(workspace.received(), expected, blur, kind)));
        if (acceptance.isOn("proxy")) {
            actual.put("proxy-log", blur.apply(String.join("", proxy.log())));
        }
        return actual;
    }

    private void compare(Case acceptance, Map<String, String> actual) throws IOException {
        if (rewriting) {
            for (Map.Entry<String, String> file : actual.entrySet()) {
                acceptance.write(file.getKey(), file.getValue());
            }
            return;
        }
        List<String> differences = new ArrayList<>();
        for (String file : acceptance.expectedFiles()) {
            String found = actual.getOrDefault(file, "");
            String expected = acceptance.text(file).orElse(null);
            if (expected == null) {
                differences.add("the file '" + file + "' is missing; it would be:\n" + utf8(found));
            } else if (!expected.equals(found)) {
                differences.add(file + " should be:\n" + utf8(expected) + "\nbut is:\n" + utf8(found));
            }
        }
        if (!differences.isEmpty()) {
            String stderr = utf8(actual.getOrDefault("stderr", ""));
            throw new AssertionError(acceptance.name() + " (" + program.kind() + ")\n\n"
                    + String.join("\n\n", differences) + "\n\n(stderr was:\n" + stderr + ")");
        }
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String latin1(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
