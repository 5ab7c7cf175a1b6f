// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The program under test: what the word {@code sluice} in a command runs.
 *
 * @param kind {@code native} or {@code jvm}
 * @param words the command line that starts it
 */
public record Program(String kind, List<String> words) {

    /** The one that the system properties name; the pom passes them on. */
    public static Program underTest() {
        return underTest(
                System.getProperty("sluice.binary", ""), Path.of(System.getProperty("sluice.build", "target")));
    }

    /** The native binary where one is named, else what the JVM build left in {@code target}. */
    static Program underTest(String binary, Path build) {
        if (!binary.isBlank()) {
            Path path = Path.of(binary).toAbsolutePath();
            requireFile(path, "build it with deploy/native/build");
            return new Program("native", List.of(path.toString()));
        }
        Path application = build.resolve("quarkus-app").toAbsolutePath();
        requireFile(application.resolve("quarkus-run.jar"), "run ./mvnw package first");
        SharedClasses shared = new SharedClasses(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        // what the application's jar says in its manifest, and its start before anything logs
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"),
                application);
        return new Program("jvm", shared.words());
    }

    private static void requireFile(Path file, String remedy) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("there is no " + file + ": " + remedy);
        }
    }

    /** Puts a program of the name {@code sluice} into a folder, for the path. */
    void install(Path folder) throws IOException {
        Path sluice = folder.resolve("sluice");
        if (words.size() == 1) {
            Files.createSymbolicLink(sluice, Path.of(words.getFirst()));
            return;
        }
        Files.writeString(
                sluice,
                "#!/bin/sh\nexec "
                        + String.join(" ", words.stream().map(Program::quote).toList()) + " \"$@\"\n");
        Files.setPosixFilePermissions(sluice, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A word as the shell reads it back unchanged. */
    static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
