// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import dev.sluice.settings.Environment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed in earlier shells, one entry a line, readable by its owner only. Shells that run at once add to one
 * file. Whoever keeps an entry asks {@link HistoryFilter} first: this does.
 */
public record HistoryFile(Path path) {

    private static final int MOST_ENTRIES = 2_000;
    private static final String OWNERS = "rw-------";

    /** The person's own, {@code $XDG_STATE_HOME/sluice/history}; none where there is no home. */
    public static Optional<HistoryFile> of(Environment environment) {
        return environment.stateHome().map(state -> new HistoryFile(state.resolve("sluice/history")));
    }

    /** The entries, the oldest first; of a file that has grown too long the oldest half goes. */
    List<String> read() throws IOException {
        List<String> lines;
        try {
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(OWNERS)); // also what another program left open
            lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
        if (lines.size() > MOST_ENTRIES) {
            lines = lines.subList(lines.size() - MOST_ENTRIES / 2, lines.size());
            replace(lines);
        }
        return lines.stream().map(HistoryFile::unescaped).toList();
    }

    /** Adds what may be kept. */
    void add(String text) throws IOException {
        if (!HistoryFilter.keeps(text)) {
            return;
        }
        Files.createDirectories(
                path.resolveSibling("."),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        write(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), escaped(text) + "\n");
    }

    private void replace(List<String> lines) throws IOException {
        Path beside = path.resolveSibling(
                path.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        write(
                beside,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                String.join("\n", lines) + "\n");
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path file, Set<StandardOpenOption> options, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNERS)))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    static String unescaped(String line) {
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '\\' || i + 1 == line.length()) {
                text.append(c);
                continue;
            }
            char next = line.charAt(++i);
            text.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
        }
        return text.toString();
    }
}
