// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.http.ProxyRules;
import dev.sluice.http.TestAuthority;
import dev.sluice.http.Trust;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Result storage over TLS and through a proxy. */
class SecureStorageTest {

    private static final TestAuthority GOOD = TestAuthority.create("good", "ip:127.0.0.1,dns:localhost");
    private static final TestAuthority OTHER = TestAuthority.create("other", "dns:other.example");
    private static final Trust TRUST = Trust.from(Map.of()).withCaFile(GOOD.caFile());

    private final SSLContext serverContext = GOOD.serverContext();
    private final SSLContext otherName = OTHER.serverContext();
    private final Download download = new Download(TestResult.ofRows(20_000, 1, 30_000)).trusting(TRUST);

    SecureStorageTest() throws Exception {}

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void readsFromTheJdksHttpsServer(String protocol) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serverContext) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setProtocols(new String[] {protocol});
                parameters.setSSLParameters(ssl);
            }
        });
        server.createContext("/", exchange -> {
            byte[] body =
                    download.result.bodyFor(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.ISO_8859_1);
            exchange.sendResponseHeaders(200, body.length == 17 ? body.length : 0); // counted and chunked
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String origin = "https://127.0.0.1:" + server.getAddress().getPort();
            String text = download.within(2, 4, 64).run(index -> Links.to(origin, download.result.chunk(index)));
            assertThat(text).isEqualTo(download.result.text());
            assertThat(download.progress.retries()).isZero();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void refusesACertificateForAnotherName() throws Exception {
        try (RawServer server = RawServer.startTls(otherName, request -> request.reply("200 OK", "hush"))) {
            assertThatThrownBy(() -> download.trusting(Trust.from(Map.of()).withCaFile(OTHER.caFile()))
                            .run(server))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("No trusted TLS connection to result storage 127.0.0.1: ")
                    .hasMessageContaining("127.0.0.1");
            assertThat(server.requests()).isEmpty();
            assertThat(download.pauses).isEmpty();
        }
    }

    @Test
    void refusesAnAuthorityThatIsNotTrusted() throws Exception {
        try (RawServer server = RawServer.startTls(otherName, request -> request.reply("200 OK", "hush"))) {
            assertThatThrownBy(() -> download.run(server))
                    .isInstanceOfSatisfying(
                            Unavailable.class, e -> assertThat(e.remedy()).contains("ca-file"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void goesOnAfterATlsConnectionWasCutOffWithoutAGoodbye() throws Exception {
        Download one = new Download(TestResult.ofRows(9_000)).trusting(TRUST);
        String body = one.result.body(0);
        try (RawServer server = RawServer.startTls(serverContext, request -> {
            int from = request.rangeStart();
            if (from == 0) {
                request.send("HTTP/1.0 200 OK\r\n\r\n" + body.substring(0, 50_000)); // until close, and so in doubt
                request.cutOff();
            } else {
                String range = "Content-Range: bytes " + from + "-" + (body.length() - 1) + "/" + body.length();
                request.reply("206 Partial\r\n" + range, body.substring(from));
            }
        })) {
            assertThat(one.run(server)).isEqualTo(body);
            assertThat(one.progress.retries()).isEqualTo(1);
        }
    }

    @Test
    void takesABodyThatEndsWithItsTlsConnection() throws Exception {
        Download one = new Download(TestResult.ofRows(9_000)).trusting(TRUST);
        try (RawServer server = RawServer.startTls(serverContext, request -> {
            request.send("HTTP/1.0 200 OK\r\n\r\n" + one.result.body(0));
            request.close(); // says close_notify
        })) {
            assertThat(one.run(server)).isEqualTo(one.result.body(0));
        }
    }

    @Test
    void opensATunnelForEveryHostAndSendsThePasswordToTheProxyOnly() throws Exception {
        for (boolean isTls : new boolean[] {true, false}) {
            RawServer.Script script = request -> request.reply("200 OK", download.result.bodyFor(request.head()));
            try (TestProxy proxy = TestProxy.start("me", "hush-3");
                    RawServer server = isTls ? RawServer.startTls(serverContext, script) : RawServer.start(script)) {
                Download tunnelled = new Download(download.result)
                        .trusting(TRUST)
                        .through(ProxyRules.parse("http://me:hush-3@127.0.0.1:" + proxy.port(), "other.example"));
                assertThat(tunnelled.run(server)).isEqualTo(download.result.text());
                assertThat(proxy.hosts()).containsExactly("127.0.0.1:" + server.port());
                assertThat(proxy.heads().getFirst()).contains("User-Agent: SluiceProject_Sluice/");
                assertThat(server.requests()).noneMatch(head -> head.contains("Proxy-"));
            }
        }
    }

    @Test
    void goesPastTheProxyWhereNoProxySaysSo() throws Exception {
        try (TestProxy proxy = TestProxy.start("", "");
                RawServer server = RawServer.startTls(
                        serverContext, request -> request.reply("200 OK", download.result.bodyFor(request.head())))) {
            download.through(ProxyRules.parse("127.0.0.1:" + proxy.port(), "localhost,127.0.0.0/8"));
            assertThat(download.run(server)).isEqualTo(download.result.text());
            assertThat(proxy.hosts()).isEmpty();
        }
    }

    @Test
    void explainsThatTheProxyWantsAPassword() throws Exception {
        try (TestProxy proxy = TestProxy.start("me", "hush-3");
                RawServer server = RawServer.startTls(serverContext, request -> request.reply("200 OK", ""))) {
            download.through(ProxyRules.parse("127.0.0.1:" + proxy.port(), ""));
            assertThatThrownBy(() -> download.run(server))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("asks for a user and password (HTTP 407");
            assertThat(server.connections()).isZero();
        }
    }
}
