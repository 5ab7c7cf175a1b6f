// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.error.SluiceException.Unexpected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What storage may answer instead of a chunk, and what becomes of links that no longer work. */
class StorageAnswersTest {

    private final Download download = new Download(TestResult.ofRows(3));
    private final String body = download.result.body(0);

    @Test
    void asksForAnotherLinkBeforeOneExpires() throws Exception {
        try (RawServer server = RawServer.start(request -> request.reply("200 OK", body))) {
            AtomicInteger asked = new AtomicInteger();
            String origin = "http://127.0.0.1:" + server.port();
            Instant soon = Links.NOW.plusSeconds(30);
            LinkSource links = index -> Links.until(
                    asked.incrementAndGet() == 1 ? soon : soon.plusMillis(1), origin, download.result.chunk(index));
            assertThat(download.run(links)).isEqualTo(body);
            assertThat(download.progress.linksAsked()).isEqualTo(2);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void triesALinkThatOnlyLooksExpiredBecauseTheClockIsAhead() throws Exception {
        try (RawServer server = RawServer.start(request -> request.reply("200 OK", body))) {
            String origin = "http://127.0.0.1:" + server.port();
            assertThat(download.run(index -> Links.until(Links.NOW, origin, download.result.chunk(index))))
                    .isEqualTo(body);
            assertThat(download.progress.linksAsked()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found"})
    void asksForAnotherLinkWhenOneIsRefused(String status) throws Exception {
        try (RawServer server = RawServer.start(request ->
                request.reply(request.number() == 1 ? status : "200 OK", request.number() == 1 ? "" : body))) {
            assertThat(download.run(server)).isEqualTo(body);
            assertThat(download.progress.linksAsked()).isEqualTo(2);
            assertThat(download.pauses).containsExactly(Duration.ZERO);
        }
    }

    @Test
    void saysThatStorageRefusesFreshLinks() throws Exception {
        String xml = "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>hush</Message></Error>";
        try (RawServer server =
                RawServer.start(request -> request.reply("403 Forbidden\r\nx-amz-request-id: 4711", xml))) {
            assertThatThrownBy(() -> download.run(server))
                    .isInstanceOfSatisfying(
                            Unavailable.class, e -> assertThat(e.remedy()).contains("network rules"))
                    .hasMessage("Result storage 127.0.0.1 refused 3 fresh links (HTTP 403, AccessDenied)");
            assertThat(download.progress.linksAsked()).isEqualTo(3);
        }
    }

    @Test
    void waitsAsLongAsStorageAsks() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            if (request.number() == 1) {
                request.reply("429 Slow Down\r\nRetry-After: 7", "");
            } else if (request.number() == 2) {
                request.reply("503 Busy", "");
            } else {
                request.reply("200 OK", body);
            }
        })) {
            assertThat(download.run(server)).isEqualTo(body);
            assertThat(download.pauses).hasSize(2).startsWith(Duration.ofSeconds(7));
            assertThat(download.progress.linksAsked()).isEqualTo(1);
        }
    }

    @Test
    void givesUpOnStorageThatStaysBroken() throws Exception {
        try (RawServer server = RawServer.start(request -> request.reply("500 Oops", "hush"))) {
            assertThatThrownBy(() -> download.run(server))
                    .isInstanceOf(Unavailable.class)
                    .hasMessage("Result storage 127.0.0.1 answered HTTP 500, 5 times in a row");
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (RawServer server =
                RawServer.start(request -> request.reply("302 Found\r\nLocation: https://other.example/hush", ""))) {
            assertThatThrownBy(() -> download.run(server))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("answered with a redirect (HTTP 302), which is not followed")
                    .message()
                    .doesNotContain("other.example");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello, world",
                "HTTP/1.1 200 OK\r\n folded: x\r\nno colon\r\n\r\n",
                "HTTP/1.1 206 OK\r\nContent-Range: bytes 5-9/10\r\nContent-Length: 5\r\n\r\nhello"
            })
    void givesUpOnAnswersThatAreNoHttp(String answer) throws Exception {
        try (RawServer server = RawServer.start(request -> {
            request.send(answer);
            request.close();
        })) {
            assertUnavailable(server);
        }
    }

    @Test
    void readsNoHeadWithoutEnd() throws Exception {
        String many = "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(300) + "\r\n";
        String line = "HTTP/1.1 200 OK\r\nX: " + "y".repeat(20_000) + "\r\n\r\n";
        String large = "HTTP/1.1 200 OK\r\n" + ("X: " + "y".repeat(10_000) + "\r\n").repeat(10) + "\r\n";
        for (String head : List.of(many, line, large)) {
            try (RawServer server = RawServer.start(request -> {
                request.send(head);
                request.close();
            })) {
                assertUnavailable(server);
            }
        }
    }

    @Test
    void passesOverInterimAnswers() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            request.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");
            request.reply("200 OK", body);
        })) {
            assertThat(download.run(server)).isEqualTo(body);
        }
    }

    @Test
    void takesASecondCompressedMemberThatComesLater() throws Exception {
        CountDownLatch firstIsWritten = new CountDownLatch(1);
        byte[] first = packed(body.substring(0, 10));
        byte[] second = packed(body.substring(10));
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + (first.length + second.length);
        StringBuilder written = new StringBuilder();
        try (RawServer server = RawServer.start(request -> {
            request.send(head + "\r\n\r\n");
            request.send(first);
            firstIsWritten.await();
            request.send(second);
        })) {
            download.downloader()
                    .download(
                            download.result.chunks(),
                            index -> server.link(download.result.chunk(index)),
                            TestResult::lines,
                            (bytes, offset, length) -> {
                                written.append(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
                                firstIsWritten.countDown();
                            },
                            download.progress);
        }
        assertThat(written).hasToString(body);
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        int port;
        try (RawServer server = RawServer.start(request -> {})) {
            port = server.port();
        }
        assertThatThrownBy(
                        () -> download.run(index -> Links.to("http://127.0.0.1:" + port, download.result.chunk(index))))
                .isInstanceOf(Unavailable.class)
                .hasMessage("Result storage 127.0.0.1 cannot be read: the connection was refused (tried 5 times)");
    }

    @Test
    void refusesTheLinkOfAnotherChunk() throws Exception {
        try (RawServer server = RawServer.start(request -> request.reply("200 OK", body))) {
            assertThatThrownBy(() -> download.run(index -> server.link(new ExpectedChunk(7, 0, 3))))
                    .isInstanceOf(Unexpected.class)
                    .hasMessageContaining("chunk 7 where chunk 0 was asked for");
        }
    }

    @Test
    void passesOnWhatTheWorkspaceSaysInsteadOfALink() {
        SluiceException gone = new Unavailable(dev.sluice.error.Explanation.of("closed", "fetch"));
        assertThatThrownBy(() -> download.run(index -> {
                    throw gone;
                }))
                .isSameAs(gone);
    }

    @Test
    void keepsAConnectionAndReplacesOneThatWentStale() throws Exception {
        Download four = new Download(TestResult.ofRows(3, 4, 5, 6));
        try (RawServer server = RawServer.start(request -> {
            request.reply("200 OK", four.result.bodyFor(request.head()));
            if (request.number() == 2) {
                request.close(); // after a whole answer that promised to stay
            }
        })) {
            assertThat(four.run(server)).isEqualTo(four.result.text());
            assertThat(server.connections()).isEqualTo(2);
            assertThat(four.progress.retries()).isZero();
        }
    }

    @Test
    void doesNotKeepAConnectionThatEndsOrHoldsMoreThanTheAnswer() throws Exception {
        for (String fields : List.of("200 OK\r\nConnection: close", "200 OK")) {
            Download three = new Download(TestResult.ofRows(3, 4, 5));
            String extra = fields.equals("200 OK") ? "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx" : "";
            try (RawServer server = RawServer.start(request -> {
                String chunk = three.result.bodyFor(request.head());
                request.send(
                        "HTTP/1.1 " + fields + "\r\nContent-Length: " + chunk.length() + "\r\n\r\n" + chunk + extra);
            })) {
                assertThat(three.run(server)).isEqualTo(three.result.text());
                assertThat(server.connections()).isEqualTo(3);
            }
        }
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return packed.toByteArray();
    }

    private void assertUnavailable(RawServer server) throws IOException {
        assertThatThrownBy(() -> download.run(server))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("Result storage 127.0.0.1 cannot be read: ")
                .message()
                .doesNotContain("hush");
    }
}
