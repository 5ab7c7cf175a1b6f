// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs as children of this process: in its environment, without input and without a terminal at their outputs,
 * so that none of them waits for an answer that nobody can give.
 */
final class LocalPrograms implements Programs {

    /** In bytes; longer than any token, so that a program that prints without end is not held whole. */
    private static final int LONGEST = 128 * 1024;
    /** For what it left behind it and that holds its outputs open. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    @Override
    public Ended run(List<String> words, Duration limit) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(words).redirectInput(new File("/dev/null")).start();
        try {
            Output out = new Output(process.getInputStream());
            Output err = new Output(process.getErrorStream());
            boolean isOver = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!isOver) {
                end(process);
            }
            return new Ended(isOver ? process.exitValue() : -1, out.text(), err.text(), isOver);
        } finally {
            end(process);
        }
    }

    /** With everything it started: a shell that is ended alone leaves its program running. */
    private static void end(Process process) {
        if (process.isAlive()) {
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** One output, read to its end on a thread of its own, so that the program never waits for us. */
    private static final class Output {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader;

        Output(InputStream stream) {
            reader = Thread.ofVirtual().name("output").start(() -> read(stream));
        }

        private void read(InputStream stream) {
            try (stream) {
                byte[] some = new byte[8192];
                for (int count = stream.read(some); count >= 0; count = stream.read(some)) {
                    keep(some, count);
                }
            } catch (IOException ended) {
                return; // the program was ended: what it has said so far is all there is
            }
        }

        private synchronized void keep(byte[] some, int count) {
            bytes.write(some, 0, Math.min(count, Math.max(0, LONGEST - bytes.size())));
        }

        String text() throws InterruptedException {
            reader.join(LAST_WORDS);
            synchronized (this) {
                return bytes.toString(StandardCharsets.UTF_8);
            }
        }
    }
}
