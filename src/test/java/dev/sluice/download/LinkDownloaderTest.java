// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.result.ByteSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several chunks, in order and in bounded memory, from the JDK's own HTTP server. */
class LinkDownloaderTest {

    private final TestResult result = TestResult.ofRows(40, 1, 300, 7, 0, 2_000, 3, 90, 5_000, 11, 12, 13, 700, 1);
    private final Download download = new Download(result);
    private final ByteWindow window = new ByteWindow(5, 512);
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    LinkDownloaderTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void startServer() {
        server.setExecutor(executor);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        executor.shutdownNow();
    }

    @Test
    void writesChunksInOrderWithinTheBudget() throws Exception {
        serve(exchange -> reply(exchange, 200, body(exchange)));
        download.within(4, 0, 0);
        transfer(download.sink);

        assertThat(download.sink.text()).isEqualTo(result.text());
        assertThat(window.mostLent()).isBetween(1, 5);
        assertThat(window.lent()).isZero();
        assertThat(download.progress.chunksDone()).isEqualTo(14);
        assertThat(download.progress.rowsDone()).isEqualTo(8_178);
        assertThat(download.progress.bytesReceived()).isEqualTo(result.text().length());
        assertThat(download.progress.retries()).isZero();
    }

    @Test
    void readsAheadWhileTheHeadIsSlowAndWritesWhatWaitedInOrder() throws Exception {
        TestResult small = TestResult.ofRows(9_000, 1, 2, 3, 4, 5, 6, 7);
        CountDownLatch fifthAsked = new CountDownLatch(1);
        serve(exchange -> {
            String body = small.bodyFor(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, body.length());
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes(body.substring(0, 1)));
                out.flush();
                if (body.equals(small.body(0))) {
                    await(fifthAsked); // so chunks 1 to 4 were read to their end, on three threads, before this one
                } else if (body.equals(small.body(5))) {
                    fifthAsked.countDown();
                }
                out.write(bytes(body.substring(1)));
            }
        });
        Download ahead = new Download(small).within(4, 8, 256);
        assertThat(ahead.run(index -> link(small.chunk(index)))).isEqualTo(small.text());
    }

    @Test
    void doesNotAskForALinkBeforeThereIsRoomForItsBytes() throws Exception {
        TestResult two = TestResult.ofRows(3_000, 3_000, 3_000);
        ByteWindow one = new ByteWindow(1, 64);
        CountDownLatch secondIsFull = new CountDownLatch(1);
        Set<Integer> asked = ConcurrentHashMap.newKeySet();
        AtomicReference<Set<Integer>> askedByThen = new AtomicReference<>(Set.of());
        serve(exchange -> {
            String body = two.bodyFor(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, body.length());
            try (OutputStream out = exchange.getResponseBody()) {
                if (body.equals(two.body(0))) {
                    await(secondIsFull);
                    askedByThen.set(Set.copyOf(asked));
                } else {
                    secondIsFull.countDown();
                }
                out.write(bytes(body));
            }
        });
        Download narrow = new Download(two).within(3, 1, 64);
        narrow.downloader()
                .download(
                        two.chunks(),
                        index -> {
                            asked.add(index);
                            return link(two.chunk(index));
                        },
                        TestResult::lines,
                        narrow.sink,
                        narrow.progress,
                        one);
        assertThat(narrow.sink.text()).isEqualTo(two.text());
        assertThat(askedByThen.get()).containsExactlyInAnyOrder(0, 1);
        assertThat(one.mostLent()).isEqualTo(1);
    }

    @Test
    void readsOneChunkOnTheCallingThread() throws Exception {
        TestResult one = TestResult.ofRows(5);
        serve(exchange -> reply(exchange, 200, bytes(one.body(0))));
        Set<Thread> writers = ConcurrentHashMap.newKeySet();
        new Download(one)
                .within(4, 8, 64)
                .downloader()
                .download(
                        one.chunks(),
                        index -> link(one.chunk(index)),
                        TestResult::lines,
                        (bytes, offset, length) -> writers.add(Thread.currentThread()),
                        download.progress);
        assertThat(writers).containsExactly(Thread.currentThread());
    }

    @Test
    void sendsNothingButWhatALinkNeeds() throws Exception {
        serve(exchange -> {
            exchange.getRequestHeaders().forEach((name, values) -> headers.add(name + ": " + values.getFirst()));
            reply(exchange, 200, body(exchange));
        });
        TestResult one = TestResult.ofRows(40);
        new Download(one).run(index -> link(one.chunk(index)));
        assertThat(headers)
                .containsExactlyInAnyOrder(
                        "Host: 127.0.0.1:" + server.getAddress().getPort(),
                        "User-agent: SluiceProject_Sluice/0.1.0",
                        "Accept-encoding: identity",
                        "X-amz-key: hush-2");
    }

    @Test
    void takesChunkedAndCompressedBodies() throws Exception {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] body = body(exchange);
            for (int from : new int[] {0, body.length / 2}) { // two members, as gzip allows
                try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                    gzip.write(body, from, from == 0 ? body.length / 2 : body.length - from);
                }
            }
            exchange.sendResponseHeaders(200, 0); // chunked
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(packed.toByteArray());
            }
        });
        download.within(2, 0, 0);
        transfer(download.sink);
        assertThat(download.sink.text()).isEqualTo(result.text());
    }

    @Test
    void refusesACodingThatWasNotAskedFor() {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "br");
            reply(exchange, 200, body(exchange));
        });
        assertThatThrownBy(() -> transfer(download.sink))
                .isInstanceOf(Unexpected.class)
                .hasMessageContaining("content coding br");
    }

    @Test
    void namesTheChunkWhoseRowsDiffer() {
        serve(exchange -> reply(exchange, 200, body(exchange)));
        List<ExpectedChunk> wrong = List.of(result.chunk(0), result.chunk(1), new ExpectedChunk(2, 41, 301));
        assertThatThrownBy(() -> download.within(2, 8, 512)
                        .downloader()
                        .download(
                                wrong,
                                index -> link(result.chunk(index)),
                                TestResult::lines,
                                download.sink,
                                download.progress))
                .isInstanceOf(Incomplete.class)
                .hasMessage("Chunk 2 of the result holds 300 rows where the manifest counts 301");
    }

    private void transfer(ByteSink out) throws IOException, InterruptedException {
        download.downloader()
                .download(
                        result.chunks(),
                        index -> link(result.chunk(index)),
                        TestResult::lines,
                        out,
                        download.progress,
                        window);
    }

    private ExternalLink link(ExpectedChunk chunk) {
        return Links.to("http://127.0.0.1:" + server.getAddress().getPort(), chunk);
    }

    private byte[] body(HttpExchange exchange) {
        return bytes(result.bodyFor(exchange.getRequestURI().getPath()));
    }

    private void serve(Answer answer) {
        server.createContext("/", exchange -> {
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What the server does with one request. */
    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }
}
