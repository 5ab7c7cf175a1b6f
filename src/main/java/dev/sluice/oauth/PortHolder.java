// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which process listens on a port, where the system lets us see that. */
final class PortHolder {

    private static final String LISTENING = "0A";

    private final Path processes;

    /** @param processes where the system shows its processes, {@code /proc} */
    PortHolder(Path processes) {
        this.processes = processes;
    }

    /** The process in words, such as "process 4711 (java)"; empty when it cannot be seen. */
    Optional<String> of(int port) {
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> inode(processes.resolve("net").resolve(table), port).stream())
                .flatMap(inode -> owner("socket:[" + inode + "]").stream())
                .findFirst();
    }

    /** The tables' columns: 1 is the local address with the port in hexadecimal, 3 the state, 9 the inode. */
    private static Optional<String> inode(Path table, int port) {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+", -1))
                    .filter(columns -> columns.length > 9
                            && columns[3].equals(LISTENING)
                            && columns[1].endsWith(String.format(java.util.Locale.ROOT, ":%04X", port)))
                    .map(columns -> columns[9])
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException unseen) {
            return Optional.empty();
        }
    }

    private Optional<String> owner(String socket) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(processes, "[0-9]*")) {
            for (Path process : all) {
                if (holds(process, socket)) {
                    return Optional.of("process " + process.getFileName() + name(process));
                }
            }
        } catch (IOException unseen) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, String socket) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (isLinkTo(descriptor, socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | java.nio.file.DirectoryIteratorException ofAnotherUser) {
            return false;
        }
    }

    private static boolean isLinkTo(Path descriptor, String target) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(target);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static String name(Path process) {
        try {
            return " (" + Files.readString(process.resolve("comm")).strip() + ")";
        } catch (IOException gone) {
            return "";
        }
    }
}
