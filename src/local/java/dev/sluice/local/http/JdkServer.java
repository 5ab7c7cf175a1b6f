// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Serves one origin on loopback with the JDK's own HTTP server, one virtual thread a request. */
public final class JdkServer implements AutoCloseable {

    private static final int BUFFER = 256 << 10;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Origin origin;
    private final String scheme;

    private JdkServer(HttpServer server, Origin origin, String scheme) {
        this.server = server;
        this.origin = origin;
        this.scheme = scheme;
    }

    /**
     * Starts listening.
     *
     * @param port zero for any free one
     * @param tls null for plain HTTP
     */
    public static JdkServer start(Origin origin, int port, @Nullable SSLContext tls) throws IOException {
        return start(origin, new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), tls);
    }

    /** Starts listening at an address that need not be of loopback, as in a network namespace of a test's own. */
    public static JdkServer start(Origin origin, InetSocketAddress address, @Nullable SSLContext tls)
            throws IOException {
        System.setProperty(
                "sun.net.httpserver.nodelay", "true"); // read once by the server; else small answers wait 40 ms
        HttpServer server;
        if (tls == null) {
            server = HttpServer.create(address, 0);
        } else {
            HttpsServer https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls));
            server = https;
        }
        JdkServer started = new JdkServer(server, origin, tls == null ? "http" : "https");
        server.setExecutor(started.threads);
        server.createContext("/", started::handle);
        server.start();
        return started;
    }

    /** The origin's URL, without a final slash. */
    public String url() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Origin.Outcome outcome = origin.answer(recorded(exchange));
            if (!outcome.drop()) {
                write(exchange, outcome, origin);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RecordedRequest recorded(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new RecordedRequest(
                origin.name(),
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestURI().getRawQuery(),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private static void write(HttpExchange exchange, Origin.Outcome outcome, Origin origin)
            throws IOException, InterruptedException {
        Reply reply = outcome.reply();
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        long length = reply.body().length();
        boolean bodiless = length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : length + outcome.lengthOff());
        if (bodiless) {
            return;
        }
        long wanted = outcome.cutAfterBytes() == null ? length : Math.min(length, outcome.cutAfterBytes());
        OutputStream out = exchange.getResponseBody();
        if (outcome.dripMillis() != null) {
            out = new Dripping(out, outcome.dripMillis(), origin);
        }
        switch (reply.body()) {
            case Reply.Bytes body -> out.write(body.bytes(), 0, (int) wanted);
            case Reply.FileRange range -> copy(range, wanted, out);
        }
        out.flush();
    }

    private static void copy(Reply.FileRange range, long wanted, OutputStream out) throws IOException {
        try (FileChannel file = FileChannel.open(range.file(), StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            long left = wanted;
            long position = range.offset();
            while (left > 0) {
                buffer.clear().limit((int) Math.min(left, BUFFER));
                int read = file.read(buffer, position);
                if (read < 0) {
                    throw new IOException(range.file() + " is shorter than " + wanted + " bytes");
                }
                out.write(buffer.array(), 0, read);
                position += read;
                left -= read;
            }
        }
    }

    @Override
    public void close() {
        origin.close();
        server.stop(0);
        threads.close();
    }
}
