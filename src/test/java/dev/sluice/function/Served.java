// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.acceptance.Program;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program under test as a server: a real process with nothing in its environment but what a test puts there. */
public final class Served implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("\"address\":\"http://[^\"]*:(\\d+)\"");
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private Served(Process process) {
        this.process = process;
        Thread.ofVirtual().name("log of serve").start(this::readLog);
    }

    /** Starts {@code serve} with these words in that directory, and waits until it listens. */
    public static Served start(Path directory, Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(Program.underTest().words());
        command.add("serve");
        command.addAll(List.of(words));
        return run(directory, environment, command);
    }

    /** The same for a whole command line, such as one that enters another root first. */
    public static Served run(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Served served = new Served(builder.start());
        served.port();
        return served;
    }

    private void readLog() {
        try (BufferedReader lines = process.errorReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(Integer.parseInt(listening.group(1)));
                }
            }
        } catch (IOException ended) {
            log.add("the log broke off: " + ended.getMessage());
        }
        port.completeExceptionally(new IllegalStateException("it ended: " + String.join("\n", log)));
    }

    public int port() {
        try {
            return port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            process.destroyForcibly();
            throw new IllegalStateException("serve did not start; it said: " + String.join("\n", log), failure);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** What stood on standard error so far. */
    public List<String> log() {
        return List.copyOf(log);
    }

    public RequestSpecification request() {
        return RestAssured.given().baseUri("http://127.0.0.1").port(port()).urlEncodingEnabled(false);
    }

    /** Asks it to end as an orchestrator does. */
    public void terminate() {
        process.toHandle().destroy(); // Process.destroy would close the log too
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("serve did not end; it said: " + String.join("\n", log));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
