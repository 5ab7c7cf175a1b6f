// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hc call} streams: three times the program's heap goes up in a body, and as much comes down. */
class LargeBodiesIT {

    private static final int SIZE = 200 * 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void twoHundredMegabytesGoBothWaysThroughAHeapOfSixtyFour() throws Exception {
        AtomicLong received = new AtomicLong();
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/api/2.0/unity-catalog/connections/svc/proxy/big", call -> answer(call, received));
        proxy.start();
        try {
            Path body = folder.resolve("body");
            try (RandomAccessFile file = new RandomAccessFile(body.toFile(), "rw")) {
                file.setLength(SIZE);
            }
            Path answer = folder.resolve("answer");
            Path words = folder.resolve("words");
            ProcessBuilder sluice = new ProcessBuilder(words("-d", "-", "-H", "Content-Type: application/octet-stream"))
                    .redirectInput(body.toFile())
                    .redirectOutput(answer.toFile())
                    .redirectError(words.toFile());
            sluice.environment().clear();
            sluice.environment()
                    .putAll(Map.of(
                            "HOME",
                            folder.toString(),
                            "SLUICE_HOST",
                            "http://localhost:" + proxy.getAddress().getPort(),
                            "SLUICE_AUTH_TYPE",
                            "pat",
                            "SLUICE_TOKEN",
                            "local-pat"));
            Process run = sluice.start();
            boolean hasEnded = run.waitFor(3, TimeUnit.MINUTES);
            run.destroyForcibly();
            assertThat(hasEnded).as("it ended by itself").isTrue();
            assertThat(Files.readString(words)).isEmpty();
            assertThat(run.exitValue()).isZero();
            assertThat(received).hasValue(SIZE);
            assertThat(answer).hasSize(SIZE);
        } finally {
            proxy.stop(0);
        }
    }

    private static List<String> words(String... flags) {
        Program program = Program.underTest();
        List<String> words = new ArrayList<>(program.words());
        if (program.kind().equals("jvm")) {
            words.add(1, "-Xmx64m"); // the native binary has this limit by itself
        }
        words.addAll(List.of("hc", "call", "svc", "POST", "/big"));
        words.addAll(List.of(flags));
        return words;
    }

    private static void answer(HttpExchange call, AtomicLong received) throws IOException {
        byte[] piece = new byte[1 << 16];
        try (InputStream body = call.getRequestBody()) {
            int count = body.read(piece);
            while (count >= 0) {
                received.addAndGet(count);
                count = body.read(piece);
            }
        }
        call.sendResponseHeaders(200, SIZE);
        try (OutputStream out = call.getResponseBody()) {
            for (int sent = 0; sent < SIZE; sent += piece.length) {
                out.write(piece);
            }
        }
    }
}
