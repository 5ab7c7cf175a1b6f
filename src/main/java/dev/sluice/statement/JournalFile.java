// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines that several processes add to one file, each in one write, so that none cuts into another's. Of the two
 * generations that are kept, the older goes when the newer is full. Only the owner may read them.
 */
record JournalFile(Path path, long maxBytes) {

    /** Two of these are what the journal takes at most: some thousand statements. */
    static final long MAX_BYTES = 512 * 1024;

    void append(String line) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, mode(folder, "rwx------"));
        }
        makeRoom();
        Set<StandardOpenOption> adding = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (FileChannel channel = FileChannel.open(path, adding, mode(path, "rw-------"))) {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** All lines, the oldest first. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>(lines(older()));
        lines.addAll(lines(path));
        return lines;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private Path older() {
        return path.resolveSibling(path.getFileName() + ".1");
    }

    /** One process at a time moves a full file away; who adds to it meanwhile adds to the one that was moved. */
    private void makeRoom() throws IOException {
        if (!isFull()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null && isFull()) {
                Files.move(path, older(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (NoSuchFileException moved) {
            return; // by another process, between the look and the opening
        }
    }

    private boolean isFull() throws IOException {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && Files.size(path) > maxBytes;
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        boolean hasOwners = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return hasOwners
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
