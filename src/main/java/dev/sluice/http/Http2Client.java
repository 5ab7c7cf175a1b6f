// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import io.quarkus.arc.Arc;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Posts to one host over HTTP/2 and gives answers that stream and end with trailers, many at once over one connection.
 * Nothing is made before the first post. It adds our User-Agent and no credential. Safe for several threads.
 */
public final class Http2Client implements AutoCloseable {

    /** As much as a stream may send before it is read: the protocol's own 64 KiB make a far server wait. */
    private static final int WINDOW = 1 << 20;

    private final WorkspaceHost host;
    private final Transport transport;
    private final Clock clock;
    private final Supplier<Vertx> vertx;
    private @Nullable HttpClient client;

    public Http2Client(WorkspaceHost host, Transport transport, Clock clock) {
        this(host, transport, clock, () -> Arc.container().instance(Vertx.class).get());
    }

    /** With an engine of the caller's own, where no framework runs. */
    public Http2Client(WorkspaceHost host, Transport transport, Clock clock, Supplier<Vertx> vertx) {
        this.host = host;
        this.transport = transport;
        this.clock = clock;
        this.vertx = vertx;
    }

    /**
     * Sends one request and gives the answer when its head has come, however long that takes: a server that is silent
     * is asked whether it is still there. No answer is a {@link TransportFailure}.
     */
    public Http2Answer post(String path, List<Map.Entry<String, String>> headers, byte[] body)
            throws InterruptedException {
        try {
            HttpClientRequest request = get(client().request(new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setHost(host.hostName())
                    .setPort(host.port())
                    .setSsl(host.isTls())
                    .setFollowRedirects(false)
                    .setURI(path)));
            if (request.version() != HttpVersion.HTTP_2) {
                request.reset();
                throw new TransportFailure(
                        TransportFailure.Kind.TLS,
                        "the other side does not speak HTTP/2, which Databricks Connect needs; a proxy that inspects TLS"
                                + " may have taken it away",
                        new IOException("no HTTP/2"));
            }
            request.putHeader("user-agent", UserAgent.VALUE);
            headers.forEach(header -> request.putHeader(header.getKey(), header.getValue()));
            Liveness liveness = new Liveness(request.connection(), transport.readTimeout());
            Future<Http2Answer> answer =
                    request.response().map(response -> new Http2Answer(request, response, liveness));
            try {
                request.send(Buffer.buffer(body));
                return liveness.await(answer);
            } catch (InterruptedException stopped) {
                request.reset(Http2Answer.CANCEL);
                throw stopped;
            }
        } catch (IOException broken) {
            throw TransportFailure.from(broken);
        }
    }

    private synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            HttpClientOptions options = new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false)
                    .setUseAlpn(host.isTls())
                    .setDecompressionSupported(false)
                    .setInitialSettings(new Http2Settings().setInitialWindowSize(WINDOW))
                    .setHttp2ConnectionWindowSize(2 * WINDOW)
                    .setConnectTimeout(
                            Math.toIntExact(transport.connectTimeout().toMillis()));
            new RestClients(host, transport, clock).apply(options);
            options.setReadIdleTimeout(0); // silence is watched by Liveness: a long statement has nothing to say
            known = vertx.get().createHttpClient(options);
            client = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    private static <T> T get(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException failure) {
            throw network(failure);
        }
    }

    private static IOException network(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof IOException known ? known : new IOException(String.valueOf(cause.getMessage()), cause);
    }

    /** Tells a server that works in silence from one that is gone: after so long without a word it must answer a ping. */
    record Liveness(HttpConnection connection, Duration silence) {

        private static final Duration PING_TIME = Duration.ofSeconds(10);

        <T> T await(Future<T> future) throws IOException, InterruptedException {
            var waiting = future.toCompletionStage().toCompletableFuture();
            while (true) {
                try {
                    return waiting.get(silence.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException silent) {
                    requireAlive();
                } catch (ExecutionException failure) {
                    throw network(failure);
                }
            }
        }

        void requireAlive() throws IOException, InterruptedException {
            try {
                connection
                        .ping(Buffer.buffer(8).appendLong(0))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(PING_TIME.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException broken) {
                throw network(broken);
            } catch (TimeoutException gone) {
                throw new IOException("no answer in time", gone);
            }
        }
    }
}
