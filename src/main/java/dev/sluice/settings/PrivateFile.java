// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.OutputFailed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Replaces a file in one step, so that a crash or a full disk leaves the old one, and only its owner may read it. */
final class PrivateFile {

    private PrivateFile() {}

    static void replace(Path path, String text, String shown) {
        try {
            Path target = followLinks(path.toAbsolutePath());
            Path directory = createDirectoryOf(target);
            Path temporary = Files.createTempFile(directory, ".config-", ".tmp", attributes(directory, "rw-------"));
            try {
                write(temporary, text);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            String why = FileProblem.inWords(e);
            throw new OutputFailed(Explanation.of(
                            "The configuration file " + shown + " could not be written: " + why + ".",
                            "Nothing was changed. Make its directory writable, or name another file with --config.")
                    .causedBy(e));
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** The directory of a file, made for its owner only where it is not there. */
    static Path createDirectoryOf(Path file) throws IOException {
        Path directory = file.resolveSibling(".").normalize();
        return Files.createDirectories(directory, attributes(directory, "rwx------"));
    }

    /** A link stays a link: what it leads to is replaced, also when that does not exist yet. */
    static Path followLinks(Path path) throws IOException {
        Path target = path;
        for (int hops = 0; Files.isSymbolicLink(target); hops++) {
            if (hops == 40) {
                throw new IOException("too many symbolic links");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    static FileAttribute<?>[] attributes(Path path, String mode) {
        boolean hasOwners = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return hasOwners
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
