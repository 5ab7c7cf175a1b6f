// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The application's classes as the JVM maps them ready-made (a CDS archive), made once a build: each acceptance case is
 * a process, and without it two fifths of its processor time go into loading the same classes again.
 */
final class SharedClasses {

    private static final String MAIN = "dev.sluice.Main";

    private final String java;
    private final List<String> flags;
    private final Path application;

    SharedClasses(String java, List<String> flags, Path application) {
        this.java = java;
        this.flags = List.copyOf(flags);
        this.application = application;
    }

    /** The command line that starts the application with the archive of exactly these jars; makes it where it is missing. */
    List<String> words() {
        try {
            String classPath = jars().stream().map(Path::toString).collect(Collectors.joining(":"));
            Path archive = application.resolveSibling("classes-" + stamp() + ".jsa");
            if (!Files.exists(archive)) {
                make(archive, classPath);
            }
            return line("-XX:SharedArchiveFile=" + archive, "-cp", classPath, MAIN);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void make(Path archive, String classPath) throws IOException {
        Path list = Files.createTempFile("classes", ".list");
        Path fresh = Files.createTempFile("classes", ".jsa");
        try {
            // a query against a port where nobody listens: it loads what a short command needs, and ends by itself
            run(line(
                    "-XX:DumpLoadedClassList=" + list,
                    "-cp",
                    classPath,
                    MAIN,
                    "query",
                    "--host=http://127.0.0.1:1",
                    "--auth-type=pat",
                    "--token-env=TOKEN",
                    "--warehouse-id=none",
                    "--timeout=1s",
                    "SELECT 1"));
            int ended = run(line(
                    "-Xshare:dump",
                    "-Xlog:disable",
                    "-XX:SharedClassListFile=" + list,
                    "-XX:SharedArchiveFile=" + fresh,
                    "-cp",
                    classPath));
            if (ended != 0) {
                throw new IllegalStateException("the archive of classes was not made: exit " + ended);
            }
            Files.move(fresh, archive, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(list);
            Files.deleteIfExists(fresh);
        }
    }

    private static int run(List<String> words) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(Map.of("TOKEN", "none", "HOME", "/nonexistent"));
        try {
            return builder.start().waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the archive of classes was made", stop);
        }
    }

    private List<String> line(String... more) {
        List<String> words = new ArrayList<>();
        words.add(java);
        words.addAll(flags);
        words.addAll(List.of(more));
        return words;
    }

    /** In the order in which the application's own start looks: what the build changed comes before the original. */
    private List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        jars.add(application.resolve("quarkus/transformed-bytecode.jar"));
        jars.add(application.resolve("quarkus/generated-bytecode.jar"));
        for (String folder : List.of("app", "lib/boot", "lib/main")) {
            try (Stream<Path> files = Files.list(application.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
            }
        }
        return jars;
    }

    /** Changes when a jar does. */
    private String stamp() throws IOException {
        int hash = 1;
        for (Path jar : jars()) {
            hash = 31 * hash + jar.hashCode();
            hash = 31 * hash + Long.hashCode(Files.size(jar));
            hash = 31 * hash + Files.getLastModifiedTime(jar).hashCode();
        }
        return HexFormat.of().toHexDigits(hash);
    }
}
