// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unavailable;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a chunk when its download breaks in the middle, against a server that does break. */
class ResumeTest {

    private static final int CUT = 70_001;

    private final Download download = new Download(TestResult.ofRows(10_000));
    private final String body = download.result.body(0);

    @Test
    void goesOnByRangeAfterAReset() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            if (request.number() == 1) {
                request.send("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: " + body.length() + "\r\n\r\n");
                request.send(body.substring(0, CUT));
                request.reset();
            } else {
                part(request, "\"a\"", body.length());
            }
        })) {
            assertThat(download.run(server)).isEqualTo(body);
            assertThat(download.progress.retries()).isEqualTo(1);
            assertThat(download.progress.linksAsked()).isEqualTo(1);
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(0)).doesNotContain("Range:");
        }
    }

    @Test
    void goesOnAsOftenAsItGetsAnyFurther() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            int from = request.rangeStart();
            String status = from == 0 ? "200 OK" : "206 Partial\r\n" + contentRange(from, body.length());
            request.send("HTTP/1.1 " + status + "\r\nContent-Length: " + (body.length() - from) + "\r\n\r\n");
            request.send(body.substring(from, Math.min(body.length(), from + 20_000)));
            request.close();
        })) {
            assertThat(download.run(server)).isEqualTo(body);
            assertThat(download.progress.retries()).isEqualTo(body.length() / 20_000);
        }
    }

    @Test
    void skipsWhatItHasWhenTheServerStartsOver() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            if (request.number() == 1) {
                request.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n");
                request.send(body.substring(0, CUT));
                request.close();
            } else {
                request.reply("200 OK", body);
            }
        })) {
            assertThat(download.run(server)).isEqualTo(body);
            assertThat(server.requests().get(1)).contains("Range: bytes=");
        }
    }

    @Test
    void goesOnWithinAChunkedBody() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            if (request.number() == 1) {
                request.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                request.send(Integer.toHexString(body.length()) + ";x=y\r\n" + body.substring(0, CUT));
                request.close();
            } else {
                part(request, "\"a\"", body.length());
            }
        })) {
            assertThat(download.run(server)).isEqualTo(body);
        }
    }

    @Test
    void isWholeWhenOnlyTheEndOfTheFramingWasLost() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            if (request.number() == 1) {
                request.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                request.send(Integer.toHexString(body.length()) + "\r\n" + body + "\r\n");
                request.close();
            } else {
                request.reply("416 No\r\nContent-Range: bytes */" + body.length(), "");
            }
        })) {
            assertThat(download.run(server)).isEqualTo(body);
            assertThat(download.progress.retries()).isEqualTo(1);
        }
    }

    @Test
    void asksForTheRestWhenARangeIsCutShortOnPurpose() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            int from = request.rangeStart();
            if (from == 0) {
                request.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body.charAt(0));
                request.close();
            } else {
                int to = Math.min(body.length(), from + 100_000);
                String fields = "206 Partial\r\nContent-Range: bytes " + from + "-" + (to - 1) + "/" + body.length();
                request.reply(fields, body.substring(from, to));
            }
        })) {
            assertThat(download.run(server)).isEqualTo(body);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void askedAgainWhenTheServerGivesAnotherRange() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            switch (request.number()) {
                case 1 -> {
                    request.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n");
                    request.send(body.substring(0, CUT));
                    request.close();
                }
                case 2 -> request.reply("206 Partial\r\n" + contentRange(0, body.length()), body);
                default -> part(request, "\"a\"", body.length());
            }
        })) {
            assertThat(download.run(server)).isEqualTo(body);
            assertThat(download.progress.retries()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "206 and another tag",
                "200 and another tag",
                "206 and another size",
                "200 and shorter",
                "200 and shorter, in chunks",
                "416"
            })
    void isIncompleteWhenTheObjectHasChanged(String how) throws Exception {
        try (RawServer server = RawServer.start(request -> {
            if (request.number() == 1) {
                request.send("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: " + body.length() + "\r\n\r\n");
                request.send(body.substring(0, CUT));
                request.close();
                return;
            }
            switch (how) {
                case "206 and another tag" -> part(request, "\"b\"", body.length());
                case "200 and another tag" -> request.reply("200 OK\r\nETag: \"b\"", body);
                case "206 and another size" -> part(request, "\"a\"", body.length() + 1);
                case "200 and shorter, in chunks" ->
                    request.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nc\r\n0\r\n\r\n");
                case "200 and shorter" -> request.reply("200 OK", body.substring(0, 10));
                default -> request.reply("416 No\r\nContent-Range: bytes */10", "");
            }
        })) {
            assertThatThrownBy(() -> download.run(server))
                    .isInstanceOf(Incomplete.class)
                    .hasMessageContaining("Chunk 0 of the result changed");
            assertThat(body).startsWith(download.sink.text());
        }
    }

    @Test
    void isIncompleteWhenAShorterLengthHidesRows() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            request.send("HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n" + body);
        })) {
            assertThatThrownBy(() -> download.run(server))
                    .isInstanceOf(Incomplete.class)
                    .hasMessage("Chunk 0 of the result holds 1 rows where the manifest counts 10000");
        }
    }

    @Test
    void givesUpWhenALongerLengthIsNeverReached() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            int from = request.rangeStart();
            if (from < body.length()) {
                request.send("HTTP/1.1 200 OK\r\nContent-Length: " + (body.length() + 5) + "\r\n\r\n" + body);
            }
            request.close();
        })) {
            assertThatThrownBy(() -> download.run(server)).isInstanceOf(Unavailable.class);
            assertThat(download.progress.retries()).isEqualTo(4);
            assertThat(download.pauses).hasSize(4).isSorted();
        }
    }

    @Test
    void takesABodyThatEndsWithItsConnection() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            request.send("HTTP/1.0 200 OK\r\n\r\n" + body);
            request.close();
        })) {
            assertThat(download.run(server)).isEqualTo(body);
        }
    }

    @Test
    void noticesRowsThatAnEndOfTheConnectionCutOff() throws Exception {
        try (RawServer server = RawServer.start(request -> {
            request.send("HTTP/1.0 200 OK\r\n\r\n" + body.substring(0, CUT));
            request.close();
        })) {
            assertThatThrownBy(() -> download.run(server)).isInstanceOf(Incomplete.class);
        }
    }

    private void part(RawServer.Request request, String tag, int total) throws IOException {
        int from = request.rangeStart();
        request.reply("206 Partial\r\nETag: " + tag + "\r\n" + contentRange(from, total), body.substring(from));
    }

    private static String contentRange(int from, int total) {
        return "Content-Range: bytes " + from + "-" + (total - 1) + "/" + total;
    }
}
