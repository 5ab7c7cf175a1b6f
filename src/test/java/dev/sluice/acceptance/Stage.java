// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The surroundings of one run: a home, a working directory and a path of its own, and nothing of ours. */
final class Stage implements AutoCloseable {

    private final Path folder;
    private final Map<String, String> values;
    private final Path work;
    private final Path home;

    Stage(Path folder, Map<String, String> values) throws IOException {
        this.folder = folder;
        this.values = values;
        this.work = Files.createDirectory(folder.resolve("work"));
        this.home = Files.createDirectory(folder.resolve("home"));
        Files.createDirectory(folder.resolve("bin"));
    }

    /** Lays out the files of a case. */
    void prepare(Case acceptance, Program program) throws IOException {
        program.install(folder.resolve("bin"));
        for (Path extra : acceptance.extraFiles()) {
            copy(extra, work.resolve(extra.getFileName()));
        }
        Path ownHome = acceptance.folder().resolve("home");
        if (Files.isDirectory(ownHome)) {
            copy(ownHome, home);
        }
        if (acceptance.text("config.properties").isPresent()) {
            copy(acceptance.folder().resolve("config.properties"), config());
            Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(input(), acceptance.text("stdin").orElse(""), StandardCharsets.ISO_8859_1);
    }

    /** Runs the command of a case to its end, or ends it and everything it started when its time is over. */
    Outcome run(Case acceptance, Duration deadline) throws IOException, InterruptedException {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script(acceptance))
                .directory(work.toFile())
                .redirectInput(acceptance.text("stdin").isPresent() ? input().toFile() : new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(acceptance));
        Process process = builder.start();
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("not finished after " + deadline + ", so it was killed.\nstdout so far:\n"
                        + tail(out) + "\nstderr so far:\n" + tail(err));
            }
            return new Outcome(read(out), read(err), process.exitValue());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Where the folder is, to be blurred. */
    Path folder() {
        return folder;
    }

    /** The values of the workspace are the shell's variables, but nothing that it exports. */
    private String script(Case acceptance) {
        StringBuilder script = new StringBuilder();
        new TreeMap<>(values)
                .forEach((name, value) -> script.append(shellName(name))
                        .append('=')
                        .append(Program.quote(value))
                        .append('\n'));
        return script.append(new String(
                        acceptance.text("command").orElseThrow().getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_8))
                .toString();
    }

    private Map<String, String> environment(Case acceptance) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("HOME", home.toString());
        environment.put("PATH", folder.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin");
        if (Files.exists(config())) {
            environment.put("SLUICE_CONFIG", config().toString());
        }
        substitute(acceptance.text("env").orElse(""))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    int end = line.indexOf('=');
                    if (end < 1) {
                        throw new IllegalStateException(acceptance.name() + ": env has a line without '=': " + line);
                    }
                    environment.put(line.substring(0, end), line.substring(end + 1));
                });
        return environment;
    }

    private static String shellName(String name) {
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private String substitute(String text) {
        String result = text.replace("@dir@", folder.toString());
        for (Map.Entry<String, String> value : values.entrySet()) {
            result = result.replace("@" + value.getKey() + "@", value.getValue());
        }
        return result;
    }

    private void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    Files.writeString(target, substitute(text), StandardCharsets.ISO_8859_1);
                    Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
                }
            }
        }
    }

    private Path config() {
        return folder.resolve("config.properties");
    }

    private Path input() {
        return folder.resolve("stdin");
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static String tail(Path file) throws IOException {
        String text = Files.exists(file) ? read(file) : "";
        return text.substring(Math.max(0, text.length() - 2000));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
