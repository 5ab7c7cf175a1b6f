// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that takes a lock, says so, and keeps it until it is killed. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String... words) throws IOException {
        try (FileChannel file =
                        FileChannel.open(Path.of(words[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            System.out.println(lock.isValid() ? "locked" : "not locked");
            System.in.read();
        }
    }
}
