// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.OutputFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Keeps two processes from changing the configuration file at once, so that neither writes over what the other has just
 * written. The lock is on a file beside it, because the file itself is replaced; it ends with its process at the latest.
 */
public final class ChangeLock implements AutoCloseable {

    private final FileChannel channel;

    private ChangeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until nobody else changes the file. */
    static ChangeLock on(Path file, String shown) {
        try {
            Path target = PrivateFile.followLinks(file.toAbsolutePath());
            PrivateFile.createDirectoryOf(target);
            Path lock = target.resolveSibling("." + target.getFileName() + ".lock");
            FileChannel channel = FileChannel.open(
                    lock,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PrivateFile.attributes(lock, "rw-------"));
            try {
                channel.lock();
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            return new ChangeLock(channel);
        } catch (IOException e) {
            throw new OutputFailed(Explanation.of(
                            "The configuration file " + shown + " could not be written: " + FileProblem.inWords(e)
                                    + ".",
                            "Nothing was changed. Make its directory writable, or name another file with --config.")
                    .causedBy(e));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the lock ends with the process, and the change itself is written
        }
    }
}
