// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A terminal with one program in it: tmux holds it, types into it and reads its screen. */
final class TmuxTerminal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Path TMUX = Path.of("/usr/bin/tmux");

    private final Path folder;
    private final Path socket;

    private TmuxTerminal(Path folder) {
        this.folder = folder;
        this.socket = folder.resolve("s"); // a short name: it may have a hundred characters
    }

    static boolean isThere() {
        return Files.isExecutable(TMUX);
    }

    /** Runs a script for {@code sh} in a terminal of that size, with nothing in its environment but what is given. */
    static TmuxTerminal run(Path work, Map<String, String> environment, int columns, int rows, String script)
            throws IOException, InterruptedException {
        TmuxTerminal terminal = new TmuxTerminal(Files.createTempDirectory("sluice-tmux-"));
        Path file =
                Files.writeString(work.resolve("script"), "trap : INT\n" + script + "\necho \"exit $?\"\nexec cat\n");
        terminal.tmux(
                environment,
                work,
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                Integer.toString(columns),
                "-y",
                Integer.toString(rows),
                "sh " + file);
        return terminal;
    }

    /** Types text as it is, without Enter. */
    TmuxTerminal type(String text) throws IOException, InterruptedException {
        boolean endsCommand = text.endsWith(";"); // to tmux, unless it is escaped
        tmux("send-keys", "-l", endsCommand ? text.substring(0, text.length() - 1) + "\\;" : text);
        return this;
    }

    /** Presses keys by the names that tmux has for them. */
    TmuxTerminal press(String... keys) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(keys));
        tmux(words.toArray(String[]::new));
        return this;
    }

    /** Types a line and ends it. */
    TmuxTerminal enter(String line) throws IOException, InterruptedException {
        return type(line).press("Enter");
    }

    void resize(int columns, int rows) throws IOException, InterruptedException {
        tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /** What stands on the screen now, and above it. */
    String screen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-S", "-500").stripTrailing();
    }

    /** The screen as soon as it is so; a failure shows what stood there instead. */
    String until(String what, Predicate<String> isSo) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String screen = screen();
        while (!isSo.test(screen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE + ": " + what + ". The screen:\n" + screen);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
            screen = screen();
        }
        return screen;
    }

    String untilShown(String text) throws IOException, InterruptedException {
        return until("'" + text + "' is shown", screen -> screen.contains(text));
    }

    /** Until the last line that is not empty ends so, as a prompt does. */
    String untilLastLineEndsWith(String text) throws IOException, InterruptedException {
        return until(
                "the last line ends with '" + text + "'",
                screen -> screen.substring(screen.lastIndexOf('\n') + 1)
                        .stripTrailing()
                        .endsWith(text));
    }

    private String tmux(String... words) throws IOException, InterruptedException {
        return tmux(Map.of(), Path.of("/"), words);
    }

    private String tmux(Map<String, String> environment, Path work, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(TMUX.toString(), "-u", "-S", socket.toString()));
        command.addAll(List.of(words));
        Path answer = folder.resolve("answer"); // no pipe: the server that stays would hold it open
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("TERM", "xterm-256color");
        int code = builder.start().waitFor();
        String said = Files.readString(answer);
        if (code != 0) {
            throw new IOException("tmux " + List.of(words) + " failed: " + said);
        }
        return said;
    }

    @Override
    public void close() throws IOException {
        try {
            tmux("kill-server");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt(); // the test is being ended
        }
        Files.deleteIfExists(socket);
        Files.deleteIfExists(folder.resolve("answer"));
        Files.deleteIfExists(folder);
    }
}
