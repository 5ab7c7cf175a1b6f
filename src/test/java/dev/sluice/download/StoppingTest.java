// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.result.ByteSink;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A download that ends before its end leaves nothing running, whoever ended it and on however many links. */
class StoppingTest {

    private final Download download = new Download(TestResult.ofRows(9_000, 8_000, 7_000, 6_000, 5_000));
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void releaseServer() {
        never.countDown();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void passesTheSinksFailureOnAsItIs(int links) throws Exception {
        IOException broken = new IOException("Broken pipe");
        try (RawServer server = RawServer.start(this::reply)) {
            assertThatThrownBy(() -> transfer(links, server, (bytes, offset, length) -> {
                        throw broken;
                    }))
                    .isSameAs(broken);
        }
        assertThat(runningLinkThreads()).isEmpty();
        assertThat(download.progress.retries()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void stopsEveryLinkWhenOneFails(int links) throws Exception {
        try (RawServer server = RawServer.start(request -> {
            if (request.head().contains("/chunk-1?")) {
                request.reply("418 No", "");
            } else {
                request.send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nchunk");
                never.await();
            }
        })) {
            assertThatThrownBy(() -> transfer(links, server, download.sink))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("HTTP 418");
        }
        assertThat(runningLinkThreads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void stopsWhileItWaitsForStorage(int links) throws Exception {
        AtomicReference<Thread> caller = new AtomicReference<>(Thread.currentThread());
        try (RawServer server = RawServer.start(request -> {
            request.send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nchunk");
            caller.get().interrupt();
            never.await();
        })) {
            assertThat(outcomeOnThreadOf(caller, links, server, download.sink))
                    .isInstanceOf(InterruptedException.class);
        }
        assertThat(runningLinkThreads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void stopsWhileTheReaderOfItsOutputIsBusy(int links) throws Exception {
        AtomicReference<Thread> caller = new AtomicReference<>(Thread.currentThread());
        ByteSink stuck = (bytes, offset, length) -> {
            caller.get().interrupt();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new java.nio.channels.ClosedByInterruptException(); // as standard output's channel does
            }
        };
        try (RawServer server = RawServer.start(this::reply)) {
            assertThat(outcomeOnThreadOf(caller, links, server, stuck)).isInstanceOf(InterruptedException.class);
        }
        assertThat(runningLinkThreads()).isEmpty();
    }

    private Object outcomeOnThreadOf(AtomicReference<Thread> caller, int links, RawServer server, ByteSink out)
            throws InterruptedException {
        AtomicReference<Object> outcome = new AtomicReference<>("done");
        Thread thread = Thread.ofPlatform().unstarted(() -> {
            try {
                transfer(links, server, out);
            } catch (Exception e) {
                outcome.set(e);
            }
        });
        caller.set(thread);
        thread.start();
        thread.join();
        return outcome.get();
    }

    private void transfer(int links, RawServer server, ByteSink out) throws IOException, InterruptedException {
        TestResult result = download.result;
        download.within(links, 8, 512)
                .downloader()
                .download(
                        result.chunks(),
                        index -> server.link(result.chunk(index)),
                        TestResult::lines,
                        out,
                        download.progress);
    }

    private void reply(RawServer.Request request) throws IOException {
        request.reply("200 OK", download.result.bodyFor(request.head()));
    }

    private static List<String> runningLinkThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sluice-link-"))
                .toList();
    }
}
