// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Interrupted;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to renew one entry of the token cache, among all threads and all processes. The system takes it back from a
 * process that dies. Where files cannot be locked the threads of this process still wait for each other.
 */
final class EntryLock implements AutoCloseable {

    /** A file lock belongs to the process: threads need a lock of their own before it. */
    private static final Map<Path, ReentrantLock> OF_THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock ofThreads;
    private final Optional<FileChannel> file;
    private final boolean isOurs;

    private EntryLock(ReentrantLock ofThreads, Optional<FileChannel> file, boolean isOurs) {
        this.ofThreads = ofThreads;
        this.file = file;
        this.isOurs = isOurs;
    }

    /** Takes the lock, waiting for it or not; what was not taken {@link #isOurs} says. The lock file stays for ever. */
    static EntryLock take(Path directory, String name, boolean waits, TokenNotes notes) {
        Path home = directory.toAbsolutePath();
        Path path = home.resolve(name + ".lock");
        ReentrantLock ofThreads = OF_THREADS.computeIfAbsent(path, _ -> new ReentrantLock());
        try {
            if (waits) {
                ofThreads.lockInterruptibly();
            } else if (!ofThreads.tryLock()) {
                return new EntryLock(ofThreads, Optional.empty(), false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
        try {
            return ofProcesses(home, path, ofThreads, waits, notes);
        } catch (RuntimeException | Error failure) {
            ofThreads.unlock();
            throw failure;
        }
    }

    private static EntryLock ofProcesses(
            Path directory, Path path, ReentrantLock ofThreads, boolean waits, TokenNotes notes) {
        Optional<FileChannel> opened = Optional.empty();
        try {
            prepare(directory);
            FileChannel channel = FileChannel.open(
                    path,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    TokenFiles.attributes(path, "rw-------"));
            opened = Optional.of(channel);
            FileLock lock = waits ? channel.lock() : channel.tryLock();
            if (lock == null) {
                close(opened);
                ofThreads.unlock();
                return new EntryLock(ofThreads, Optional.empty(), false);
            }
            return new EntryLock(ofThreads, opened, true);
        } catch (FileLockInterruptionException | ClosedByInterruptException e) {
            close(opened);
            Thread.currentThread().interrupt();
            throw interrupted();
        } catch (IOException e) {
            close(opened);
            notes.detail("The token cache " + directory + " cannot be used: " + TokenFiles.inWords(e)
                    + ". Tokens stay in memory.");
            return new EntryLock(ofThreads, Optional.empty(), true);
        }
    }

    /** The directory is its owner's alone: whoever else may write there could put a token of theirs in place of ours. */
    static void prepare(Path directory) throws IOException {
        Files.createDirectories(directory, TokenFiles.attributes(directory, "rwx------"));
        if (TokenFiles.hasOwners(directory)
                && !Files.getPosixFilePermissions(directory).equals(PosixFilePermissions.fromString("rwx------"))) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static Interrupted interrupted() {
        return new Interrupted(Explanation.of("Interrupted while another process renewed the token.", "Run it again."));
    }

    boolean isOurs() {
        return isOurs;
    }

    @Override
    public void close() {
        if (isOurs) {
            close(file);
            ofThreads.unlock();
        }
    }

    private static void close(Optional<FileChannel> channel) {
        if (channel.isPresent()) {
            try {
                channel.get().close(); // and with it the lock
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e); // a lock file that was only opened does not fail to close
            }
        }
    }
}
