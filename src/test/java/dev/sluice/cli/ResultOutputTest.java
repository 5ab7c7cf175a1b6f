// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.OutputFailed;
import dev.sluice.settings.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultOutputTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aNewFileHasTheModeOfAnyNewFile() throws Exception {
        write("new.csv");
        Path any = Files.createFile(folder.resolve("any"));
        assertThat(folder.resolve("new.csv")).hasContent("rows");
        assertThat(mode("new.csv")).isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(any)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-rw-rw-", "rwxr-x--x"})
    void aFileThatIsThereKeepsItsMode(String mode) throws Exception {
        Path file = Files.writeString(folder.resolve("old.csv"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        write("old.csv");
        assertThat(file).hasContent("rows");
        assertThat(mode("old.csv")).isEqualTo(mode);
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("there.csv"));
        write("link");
        write("link");
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("there.csv")).hasContent("rows");
        assertThat(names()).containsExactlyInAnyOrder("link", "there.csv");
    }

    @Test
    void aDeviceIsWrittenAndStaysADevice() throws Exception {
        write("/dev/null");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "/dev/stdout", "/dev/fd/1"})
    void standardOutputHasMoreThanOneName(String name) throws Exception {
        write(name);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("rows");
    }

    @Test
    @Timeout(10)
    void aPipeIsWrittenStraight() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        FutureTask<String> reader = new FutureTask<>(() -> {
            try (InputStream in = Files.newInputStream(pipe)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        });
        Thread.ofPlatform().daemon().start(reader);
        write("pipe");
        assertThat(reader.get()).isEqualTo("rows");
        assertThat(names()).containsExactly("pipe");
    }

    @Test
    void aFolderIsRefusedAtOnce() throws Exception {
        Files.createDirectory(folder.resolve("sub"));
        assertThatThrownBy(() -> open("sub"))
                .isInstanceOf(OutputFailed.class)
                .hasMessage("The file sub cannot be written: it is a folder.");
    }

    @Test
    void whatIsNotCompleteLeavesNothing() throws Exception {
        try (ResultOutput output = open("new.csv")) {
            output.takes(() -> output.write(new byte[] {1}, 0, 1));
        }
        assertThat(names()).isEmpty();
    }

    private void write(String file) throws InterruptedException {
        byte[] rows = "rows".getBytes(StandardCharsets.UTF_8);
        try (ResultOutput output = open(file)) {
            assertThat(output.takes(() -> output.write(rows, 0, rows.length))).isTrue();
            output.complete();
        }
    }

    private ResultOutput open(String file) {
        Streams streams = new Streams(InputStream.nullInputStream(), out, out, false, false, false);
        return ResultOutput.open(file, new Environment(Map.of(), Optional.empty(), folder), streams);
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
