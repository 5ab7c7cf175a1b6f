// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import dev.sluice.settings.Environment;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The token cache: a directory with one file an entry, so that damage stays with its entry. A file is written whole
 * beside and renamed, readable by its owner only; a lock file beside it lets one process at a time renew. Whatever fails
 * here costs the cache, not the work.
 */
public final class TokenFiles implements TokenStore {

    private static final String ENDING = ".json";
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    /** Held while a refresh token may have been used up and its successor is not yet on disk. */
    private static final ReentrantReadWriteLock UNDER_WAY = new ReentrantReadWriteLock();

    private final Path directory;
    private final TokenNotes notes;

    public TokenFiles(Path directory, TokenNotes notes) {
        this.directory = directory;
        this.notes = notes;
    }

    /** The person's cache, {@code $XDG_STATE_HOME/sluice/tokens}; none where there is no home. */
    public static Optional<Path> usual(Environment environment) {
        return environment.stateHome().map(state -> state.resolve("sluice/tokens"));
    }

    /** Before the process ends: waits until no refresh token is between its use and the keeping of the next one. */
    public static void finishRenewals(Duration longest) {
        try {
            if (UNDER_WAY.writeLock().tryLock(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                UNDER_WAY.writeLock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // asked to leave at once
        }
    }

    /** An entry or what is in its place. */
    public record Listed(Path file, Optional<TokenKey> key, Optional<GrantedToken> granted, String damage) {}

    /** Every entry, also the damaged ones, in order of their files. */
    public List<Listed> list() {
        List<Listed> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENDING)) {
            files.forEach(file -> all.add(listed(file)));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            notes.detail("The token cache " + directory + " cannot be listed: " + inWords(e) + ".");
        }
        all.sort((left, right) -> left.file().compareTo(right.file()));
        return all;
    }

    private static Listed listed(Path file) {
        try {
            TokenFile entry = TokenFile.parse(read(file));
            return new Listed(file, Optional.of(entry.key()), Optional.of(entry.granted()), "");
        } catch (TokenFile.Damaged e) {
            return new Listed(file, Optional.empty(), Optional.empty(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Listed(file, Optional.empty(), Optional.empty(), inWords(e));
        }
    }

    @Override
    public Optional<GrantedToken> find(TokenKey key) {
        Path file = file(key);
        try {
            TokenFile entry = TokenFile.parse(read(file));
            if (!entry.key().equals(key)) {
                throw new TokenFile.Damaged("it is another connection's");
            }
            return Optional.of(entry.granted());
        } catch (FileNotFoundException | NoSuchFileException none) {
            return Optional.empty();
        } catch (TokenFile.Damaged e) {
            notes.detail("The cached token in " + file + " is not used: " + e.getMessage() + ".");
        } catch (IOException e) {
            notes.detail("The cached token in " + file + " cannot be read: " + inWords(e) + ".");
        }
        return Optional.empty();
    }

    @Override
    public Optional<GrantedToken> renew(TokenKey key, boolean waits, Renewal renewal) {
        try (EntryLock lock = EntryLock.take(directory, key.fileName(), waits, notes)) {
            if (!lock.isOurs()) {
                return Optional.empty();
            }
            Optional<GrantedToken> before = find(key);
            boolean mayUseUp = before.flatMap(GrantedToken::refresh).isPresent();
            if (mayUseUp) {
                UNDER_WAY.readLock().lock();
            }
            try {
                GrantedToken after = renewal.renew(before);
                if (before.filter(after::equals).isEmpty()) {
                    write(new TokenFile(key, after));
                }
                return Optional.of(after);
            } finally {
                if (mayUseUp) {
                    UNDER_WAY.readLock().unlock();
                }
            }
        }
    }

    @Override
    public boolean isWritable() {
        try {
            EntryLock.prepare(directory);
            Files.delete(Files.createTempFile(directory, ".token-", ".tmp", attributes(directory, "rw-------")));
            return true;
        } catch (IOException e) {
            notes.detail("The token cache " + directory + " cannot be used: " + inWords(e) + ".");
            return false;
        }
    }

    @Override
    public boolean remove(TokenKey key) {
        try (EntryLock lock = EntryLock.take(directory, key.fileName(), true, notes)) {
            return lock.isOurs() && Files.deleteIfExists(file(key));
        } catch (IOException e) {
            notes.warn("The cached token in " + file(key) + " could not be removed: " + inWords(e) + ".");
            return false;
        }
    }

    /** The file of an entry, for people to find it. */
    public Path file(TokenKey key) {
        return directory.resolve(key.fileName() + ENDING);
    }

    /** Streams, not channels: a thread that is being interrupted has to be able to keep what it was given. */
    private static byte[] read(Path file) throws IOException, TokenFile.Damaged {
        if (Files.isSymbolicLink(file)) {
            throw new TokenFile.Damaged("it is a symbolic link");
        }
        byte[] bytes;
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            if (hasOwners(file)
                    && !OWNERS.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
                throw new TokenFile.Damaged("others than its owner may open it");
            }
            bytes = in.readAllBytes();
        }
        return bytes;
    }

    private void write(TokenFile entry) {
        boolean isUsefulLater = entry.granted().access().expiresAt().isPresent()
                || entry.granted().refresh().isPresent();
        if (!isUsefulLater) {
            return; // nobody could tell when it has ended
        }
        Path file = file(entry.key());
        try {
            Path temporary = Files.createTempFile(directory, ".token-", ".tmp", attributes(directory, "rw-------"));
            try {
                try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                    out.write(entry.text());
                    out.getFD().sync();
                }
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            String why = "The token could not be kept in " + file + ": " + inWords(e) + ".";
            if (entry.granted().refresh().isPresent()) {
                notes.warn(why + " It serves this command; the next one may have to sign in again.");
            } else {
                notes.detail(why);
            }
        }
    }

    static boolean hasOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    static FileAttribute<?>[] attributes(Path path, String mode) {
        return hasOwners(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    static String inWords(IOException failure) {
        return switch (failure) {
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "its directory is not there";
            case java.nio.file.FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
