// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StandardInputTest {

    @TempDir
    Path folder;

    @Test
    void readsEveryByte() throws Exception {
        Path file = Files.write(folder.resolve("bytes"), new byte[] {0, (byte) 0xff, 'a'});
        try (FileChannel channel = FileChannel.open(file)) {
            InputStream in = new StandardInput(channel);
            assertThat(in.read()).isZero();
            assertThat(in.read()).isEqualTo(0xff);
            assertThat(in.readAllBytes()).containsExactly('a');
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    @Timeout(10)
    void aReadThatWaitsIsEndedByAnInterrupt() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        // opened for both, so that the pipe stays open and empty
        try (FileChannel channel = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FutureTask<byte[]> read = new FutureTask<>(() -> new StandardInput(channel).readAllBytes());
            Thread reader = Thread.ofPlatform().daemon().start(read);
            reader.interrupt();
            assertThatThrownBy(read::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(ClosedByInterruptException.class);
        }
    }
}
