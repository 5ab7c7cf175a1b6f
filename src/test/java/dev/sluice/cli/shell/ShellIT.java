// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.Program;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import dev.sluice.local.http.RecordedRequest;
import dev.sluice.local.state.WorkspaceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell as a person has it: at a terminal, which tmux is. Without tmux it is skipped, unless the build requires it as CI does. */
class ShellIT {

    private static final String PROMPT = "prod> ";
    private static final String STATE = """
            {"sampleRows": 3000,
             "catalogs": ["main.default", "main.sales"],
             "tables": [{"name": "main.sales.orders", "columns": [{"name": "order_id", "type": "BIGINT"},
                         {"name": "placed_on", "type": "DATE"}], "rows": [["1", "2026-01-02"]]}],
             "statements": [{"match": "SELECT 'slow'*", "seconds": 50}]%s}""";

    private static LocalWorkspace workspace;

    @TempDir
    Path folder;

    @BeforeAll
    static void startWorkspace() {
        boolean isRequired = System.getProperty("sluice.terminal", "").equals("required");
        Assumptions.assumeTrue(isRequired || TmuxTerminal.isThere(), "there is no tmux here");
        workspace = LocalWorkspace.start(Options.of(WorkspaceState.parse(STATE.formatted(""))));
    }

    @AfterAll
    static void stopWorkspace() {
        if (workspace != null) {
            workspace.close();
        }
    }

    @BeforeEach
    void configure() throws IOException {
        workspace.reset(WorkspaceState.parse(STATE.formatted("")));
        Files.writeString(folder.resolve("config.properties"), """
                sluice.default-connection=prod
                sluice.connections.prod.host=%1$s
                sluice.connections.prod.auth-type=pat
                sluice.connections.prod.token=local-pat
                sluice.connections.prod.warehouse-id=0123456789abcdef
                sluice.connections.orders.host=%1$s
                sluice.connections.orders.auth-type=pat
                sluice.connections.orders.token=local-pat
                sluice.connections.orders.warehouse-id=0123456789abcdef
                sluice.connections.orders.catalog=main
                sluice.connections.orders.schema=sales
                """.formatted(workspace.host()));
        Files.setPosixFilePermissions(
                folder.resolve("config.properties"), PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void nothingForbiddenWasSent() {
        assertThat(workspace.violations()).isEmpty();
    }

    private TmuxTerminal shell(String words, Map<String, String> more) throws IOException, InterruptedException {
        return shell(words, more, 100, 30);
    }

    private TmuxTerminal shell(String words, Map<String, String> more, int columns, int rows)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOME",
                folder.toString(),
                "PATH",
                "/usr/bin:/bin",
                "SLUICE_CONFIG",
                folder.resolve("config.properties").toString()));
        environment.putAll(more);
        String program = Program.underTest().words().stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        return TmuxTerminal.run(folder, environment, columns, rows, program + " shell " + words);
    }

    private TmuxTerminal shell() throws IOException, InterruptedException {
        TmuxTerminal terminal = shell("", Map.of());
        terminal.untilLastLineEndsWith(PROMPT.strip());
        return terminal;
    }

    private static List<String> statements() {
        return workspace.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().equals("/api/2.0/sql/statements"))
                .map(RecordedRequest::text)
                .toList();
    }

    @Test
    void aStatementGoesOnOverLinesUntilItsSemicolon() throws Exception {
        try (TmuxTerminal terminal = shell()) {
            terminal.enter("SELECT 1 AS one,").untilLastLineEndsWith("->");
            terminal.enter("  ';' AS two").untilLastLineEndsWith("->");
            assertThat(statements()).isEmpty();
            String screen = terminal.enter(";").untilShown("(1 row)");
            assertThat(screen).contains(" one | two").contains("   1 | ;");
            assertThat(statements()).singleElement().asString().contains("SELECT 1 AS one,\\n  ';' AS two\\n;");
        }
    }

    @Test
    void ctrlCCancelsTheStatementOnTheServerAndKeepsThePrompt() throws Exception {
        try (TmuxTerminal terminal = shell()) {
            terminal.enter("SELECT 'slow';")
                    .until("the statement was sent", _ -> !statements().isEmpty());
            terminal.press("C-c").untilShown("cancelled");
            assertThat(workspace.requests()).anyMatch(request -> request.path().endsWith("/cancel"));
            terminal.untilLastLineEndsWith(PROMPT.strip());
            terminal.enter("SELECT 2 AS two;").untilShown("(1 row)");
            terminal.type("SELECT what is thrown away")
                    .press("C-c")
                    .enter("SELECT 3 AS three;")
                    .untilShown("    3");
            terminal.untilLastLineEndsWith(PROMPT.strip()); // before it, Ctrl-D is the kernel's
            terminal.press("C-d").untilShown("exit 0");
            assertThat(statements()).hasSize(3);
        }
    }

    @Test
    void aSignalToEndCancelsTheStatementAndEndsWithItsCode() throws Exception {
        try (TmuxTerminal terminal = shell()) {
            terminal.enter("SELECT 'slow';")
                    .until("the statement was sent", _ -> !statements().isEmpty());
            child().destroy();
            terminal.untilShown("exit 143");
            assertThat(workspace.requests()).anyMatch(request -> request.path().endsWith("/cancel"));
        }
    }

    /** The shell that the terminal runs: the process that has our configuration in its environment. */
    private ProcessHandle child() {
        return ProcessHandle.allProcesses().filter(this::isOurs).findFirst().orElseThrow();
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            Path about = Path.of("/proc/" + process.pid());
            return Files.readString(about.resolve("cmdline")).endsWith("\0shell\0")
                    && Files.readString(about.resolve("environ")).contains("HOME=" + folder);
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void historyIsTheOwnersAndFreeOfSecrets() throws Exception {
        Path history = folder.resolve(".local/state/sluice/history");
        try (TmuxTerminal terminal = shell()) {
            terminal.enter("SELECT 'kept' AS a;").untilShown("(1 row)");
            terminal.enter(" SELECT 'unseen' AS b;").untilShown("unseen");
            terminal.enter("SELECT 'dapi0123456789abcdef0123456789abcdef' AS c;")
                    .untilShown("(1 row)");
            terminal.enter("SELECT 'x' AS password;").untilShown("password");
            terminal.enter("\\q").untilShown("exit 0");
        }
        assertThat(Files.readString(history)).isEqualTo("SELECT 'kept' AS a;\n\\\\q\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
        try (TmuxTerminal terminal = shell()) {
            terminal.press("Up", "Up").untilLastLineEndsWith("SELECT 'kept' AS a;");
            terminal.press("Enter").untilShown("(1 row)");
        }
    }

    @Test
    void namesOfUnityCatalogAreCompleted() throws Exception {
        try (TmuxTerminal terminal = shell()) {
            untilCompleted(terminal, "SELECT * FROM sam", "samples");
            untilCompleted(terminal, "SELECT * FROM samples.nyc", "samples.nyctaxi");
            untilCompleted(terminal, "SELECT * FROM main.sales.or", "main.sales.orders");
            untilCompleted(terminal, "SELECT o.pla", "SELECT o.pla");
            untilCompleted(terminal, "DESCRIBE main.sales.ord", "main.sales.orders");
            untilCompleted(terminal, "SELECT 1 UNI", "UNION");
            terminal.enter("USE main.sales;").untilShown("prod:main.sales>");
            untilCompleted(terminal, "SELECT * FROM orders WHERE pla", "placed_on");
        }
    }

    /** A name that has not come in the time of a key is there for the next one. */
    private static void untilCompleted(TmuxTerminal terminal, String typed, String completed) throws Exception {
        terminal.type(typed);
        terminal.until("'" + typed + "' becomes '" + completed + "'", screen -> {
            String last = screen.substring(screen.lastIndexOf("> ") + 2);
            if (!last.contains(completed)) {
                press(terminal);
            }
            return last.contains(completed);
        });
        terminal.press("C-c").untilLastLineEndsWith(">");
    }

    private static void press(TmuxTerminal terminal) {
        try {
            terminal.press("Tab");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSlowCatalogHoldsNoKeyUp() throws Exception {
        workspace.reset(WorkspaceState.parse(STATE.formatted("""
                , "faults": [{"path": "/api/2.1/unity-catalog/**", "times": -1, "delayMillis": 30000}]""")));
        try (TmuxTerminal terminal = shell()) {
            terminal.type("SELECT 4 AS four FROM sam").press("Tab");
            terminal.until(
                    "the catalog is asked",
                    _ -> workspace.requests().stream()
                            .anyMatch(request -> request.path().contains("unity-catalog")));
            terminal.press("C-c").enter("SELECT 5 AS five;").untilShown("(1 row)");
            terminal.untilLastLineEndsWith(PROMPT.strip());
            terminal.press("C-d").untilShown("exit 0"); // and does not wait for what is under way
        }
    }

    @Test
    void theCommandsOfTheShell() throws Exception {
        try (TmuxTerminal terminal = shell()) {
            terminal.enter("\\?").untilShown("say how long a statement took");
            terminal.enter("\\l").untilShown("samples");
            terminal.enter("\\d main.sales.orders").untilShown("placed_on");
            terminal.enter("\\o json").untilShown("shown as json");
            terminal.enter("SELECT 1 AS one;").untilShown("{\"one\":1}");
            terminal.enter("\\x").untilShown("shown as line");
            terminal.enter("SELECT 7 AS seven;").untilShown("seven = 7");
            terminal.enter("\\timing").untilShown("Timing is on.");
            terminal.enter("SELECT 8 AS eight;")
                    .until(
                            "the time is said",
                            screen -> Pattern.compile("Time: \\d+ ms")
                                    .matcher(screen)
                                    .find());
            terminal.enter("\\c orders").untilShown("orders:main.sales>");
            terminal.enter("\\dt").untilShown("name    = orders");
            terminal.enter("\\c nowhere").untilShown("sluice: ");
            terminal.untilLastLineEndsWith("orders:main.sales>");
            terminal.enter("\\dd").untilShown("The shell has no command \\dd.");
            terminal.enter("exit").untilShown("exit 0");
        }
    }

    @Test
    void useIsCarriedOverToTheStatementsBehindIt() throws Exception {
        try (TmuxTerminal terminal = shell()) {
            terminal.enter("USE CATALOG main; USE SCHEMA sales;").untilShown("prod:main.sales>");
            terminal.enter("SELECT count(*) AS n FROM orders;").untilShown("(1 row)");
            assertThat(statements().getLast()).contains("\"catalog\":\"main\"").contains("\"schema\":\"sales\"");
            terminal.enter("SET x = 1;").untilShown("a warehouse keeps none");
        }
    }

    @Test
    void wideTablesFoldAtTheWidthOfTheMoment() throws Exception {
        String statement = "SELECT repeat('abcdefghi ', 12) AS text;";
        try (TmuxTerminal terminal = shell()) {
            terminal.enter(statement).untilShown("(1 row)");
            assertThat(widest(terminal.screen())).isLessThanOrEqualTo(100);
            assertThat(rowsOfTable(terminal.screen())).isEqualTo(2);
            terminal.resize(50, 30);
            terminal.press("C-l").until("the screen is empty", screen -> !screen.endsWith("(1 row)"));
            terminal.enter(statement)
                    .until("it is folded again", screen -> screen.endsWith(PROMPT.strip()) && rowsOfTable(screen) >= 3);
        }
    }

    private static int widest(String screen) {
        return screen.lines().mapToInt(String::length).max().orElse(0);
    }

    /** Lines of the last table between its head and the number of its rows. */
    private static int rowsOfTable(String screen) {
        Matcher table =
                Pattern.compile("(?s)---\n((?:(?!---\n).)*?)\\(1 row\\)").matcher(screen);
        int rows = 0;
        while (table.find()) {
            rows = (int) table.group(1).lines().count();
        }
        return rows;
    }

    @Test
    void longResultsGoThroughThePager() throws Exception {
        try (TmuxTerminal terminal = shell("", Map.of("PAGER", "less"))) {
            terminal.untilLastLineEndsWith(PROMPT.strip());
            terminal.enter("SELECT * FROM samples.nyctaxi.trips;").untilLastLineEndsWith(":");
            terminal.press("q").untilLastLineEndsWith(PROMPT.strip());
            terminal.enter("SELECT 6 AS six;").untilShown("(1 row)");
            terminal.untilLastLineEndsWith(PROMPT.strip());
            terminal.press("C-d").untilShown("exit 0");
        }
    }

    @Test
    void thePromptOutlivesAConnectionThatIsLostAndRegained() throws Exception {
        try (TmuxTerminal terminal = shell()) {
            terminal.enter("SELECT 1 AS one;").untilShown("(1 row)");
            workspace.addFault("""
                    {"path": "/api/2.0/sql/**", "times": -1, "dropConnection": true}""");
            String screen = terminal.enter("SELECT 2 AS two;").untilShown("sluice: ");
            assertThat(screen).doesNotContain("Exception");
            terminal.untilLastLineEndsWith(PROMPT.strip());
            workspace.clearFaults();
            terminal.enter("SELECT 3 AS three;").untilShown("three");
            terminal.untilShown("    3");
        }
    }
}
