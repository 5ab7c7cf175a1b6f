// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.settings.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagedOutputTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private PagedOutput open() {
        return new PagedOutput(screen, 10, 20, Optional.of(new Pager("cat > " + folder.resolve("paged"), true)));
    }

    private String paged() throws IOException {
        Path file = folder.resolve("paged");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void write(PagedOutput out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatFitsGoesToTheScreenWhenItHasEnded() throws IOException {
        try (PagedOutput out = open()) {
            write(out, "a\nb\n");
            assertThat(screen.size()).isZero();
        }
        assertThat(screen).hasToString("a\nb\n");
        assertThat(paged()).isEmpty();
    }

    @Test
    void whatIsLongGoesThroughThePagerWholeAndIsWaitedFor() throws IOException {
        try (PagedOutput out = open()) {
            write(out, "line\n".repeat(9));
            write(out, "last\n");
        }
        assertThat(paged()).isEqualTo("line\n".repeat(9) + "last\n");
        assertThat(screen.size()).isZero();
    }

    @Test
    void aLineWiderThanTheScreenTakesSeveralOfItsRows() throws IOException {
        try (PagedOutput out = open()) {
            write(out, "ä".repeat(200) + "\n");
        }
        assertThat(paged()).hasSize(201);
    }

    @Test
    void withoutAPagerAllGoesToTheScreen() throws IOException {
        try (PagedOutput out = new PagedOutput(screen, 10, 20, Optional.empty())) {
            write(out, "line\n".repeat(50));
        }
        assertThat(screen).hasToString("line\n".repeat(50));
    }

    @Test
    void thePagerIsWhatTheEnvironmentNames() throws IOException {
        Files.createFile(folder.resolve("less")).toFile().setExecutable(true);
        assertThat(pager(Map.of("PAGER", "more"))).contains(new Pager("more", false));
        assertThat(pager(Map.of("PAGER", "cat", "PATH", folder.toString()))).isEmpty();
        assertThat(pager(Map.of("PAGER", "", "PATH", folder.toString()))).isEmpty();
        assertThat(pager(Map.of("PATH", "/nowhere:" + folder, "LESS", "S"))).contains(new Pager("less", true));
        assertThat(pager(Map.of("PATH", "/nowhere"))).isEmpty();
    }

    private Optional<Pager> pager(Map<String, String> variables) {
        return Pager.of(new Environment(variables, Optional.empty(), folder));
    }
}
