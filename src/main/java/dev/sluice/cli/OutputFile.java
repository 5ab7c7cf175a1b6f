// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** A file that takes its name only when it is complete; until then it lies beside, under another. */
record OutputFile(Path temporary, Path file) {

    private static final Set<Path> STANDARD_OUTPUT =
            Set.of(Path.of("/dev/stdout"), Path.of("/dev/fd/1"), Path.of("/proc/self/fd/1"));

    static boolean isStandardOutput(Path path) {
        return STANDARD_OUTPUT.contains(path.normalize());
    }

    /** Devices, pipes and files that are open already have no name to take: what is written goes straight to them. */
    static boolean isWrittenStraight(Path path) {
        boolean isOpenAlready =
                path.startsWith("/dev/fd") || path.startsWith("/dev/stderr") || path.startsWith("/proc");
        return Files.exists(path) && (isOpenAlready || !Files.isRegularFile(path));
    }

    /** Makes the file beside. It gets the mode that any new file gets, or that of the file which it will replace. */
    static OutputFile beside(Path path) throws IOException {
        Path file = followLinks(path);
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        boolean hasMode = Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix");
        if (hasMode) {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            Files.createFile(temporary, new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)});
            Files.setPosixFilePermissions(temporary, mode); // the umask is for new files
        } else {
            Files.createFile(temporary);
        }
        return new OutputFile(temporary, file);
    }

    /** The unfinished file of an earlier run, which will take the same name. */
    static OutputFile unfinished(Path part, Path file) {
        return new OutputFile(part, file);
    }

    /** Whether the process that writes this unfinished file still lives: it holds a lock on it. */
    static boolean isBeingWritten(Path part) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException unknown) {
            return false;
        }
    }

    void takeName() throws IOException {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    void remove() throws IOException {
        Files.deleteIfExists(temporary);
    }

    /** A link stays a link: what it leads to is replaced, also when that does not exist yet. */
    static Path followLinks(Path path) throws IOException {
        Path target = path;
        for (int hops = 0; Files.isSymbolicLink(target); hops++) {
            if (hops == 40) {
                throw new FileSystemException(path.toString(), null, "too many symbolic links");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }
}
