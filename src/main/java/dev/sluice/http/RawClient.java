// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.SluiceException.InvalidSettings;
import io.quarkus.arc.Arc;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Sends requests that no interface describes to one host, and gives the answers as they come: streaming both ways, no
 * redirect followed, nothing decompressed, our User-Agent on each. It adds no credential.
 */
public final class RawClient {

    private static final int PIECE = 64 * 1024;

    private final WorkspaceHost host;
    private final Transport transport;
    private final Clock clock;
    private final Supplier<Vertx> vertx;

    public RawClient(WorkspaceHost host, Transport transport, Clock clock) {
        this(host, transport, clock, () -> Arc.container().instance(Vertx.class).get());
    }

    /** With an engine of the caller's own, where no framework runs. */
    RawClient(WorkspaceHost host, Transport transport, Clock clock, Supplier<Vertx> vertx) {
        this.host = host;
        this.transport = transport;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** Sends one request; any answer is an answer, and none is a {@link TransportFailure}. */
    public RawResponse send(RawRequest request) throws InterruptedException {
        HttpClientOptions options = new HttpClientOptions()
                .setDecompressionSupported(false)
                .setKeepAlive(false)
                .setConnectTimeout(Math.toIntExact(transport.connectTimeout().toMillis()))
                .setReadIdleTimeout(Math.toIntExact(transport.readTimeout().toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        new RestClients(host, transport, clock).apply(options);
        HttpClient client = vertx.get().createHttpClient(options);
        try {
            return send(client, request);
        } catch (IOException | RuntimeException failure) {
            client.close();
            throw failure instanceof SelfExplained known ? known.explanation() : TransportFailure.from(failure);
        } catch (InterruptedException stopped) {
            client.close();
            throw stopped;
        }
    }

    private RawResponse send(HttpClient client, RawRequest request) throws IOException, InterruptedException {
        HttpClientRequest sending = await(client.request(new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setHost(host.hostName())
                .setPort(host.port())
                .setSsl(host.isTls())
                .setFollowRedirects(false)
                .setURI(request.target())));
        sending.putHeader("User-Agent", UserAgent.VALUE);
        for (Map.Entry<String, String> header : request.headers()) {
            sending.headers().add(header.getKey(), header.getValue());
        }
        Future<RawResponse> response = sending.response().map(answer -> taken(client, answer));
        try {
            write(sending, request.body());
        } catch (IOException refused) {
            if (!response.isComplete()) { // a server may answer before it has taken everything
                throw refused;
            }
        }
        return await(response);
    }

    private static void write(HttpClientRequest sending, RawRequest.Body body)
            throws IOException, InterruptedException {
        if (body instanceof RawRequest.NoBody) {
            await(sending.end());
            return;
        }
        try (InputStream source = open(body)) {
            byte[] piece = new byte[PIECE];
            int count = source.readNBytes(piece, 0, PIECE);
            if (count < PIECE) { // all of it: its length can be said
                await(sending.end(Buffer.buffer(count).appendBytes(piece, 0, count)));
                return;
            }
            sending.setChunked(true);
            while (count > 0) {
                await(sending.write(Buffer.buffer(count).appendBytes(piece, 0, count)));
                count = source.readNBytes(piece, 0, PIECE);
            }
            await(sending.end());
        }
    }

    private static InputStream open(RawRequest.Body body) {
        try {
            return body.open();
        } catch (IOException unreadable) {
            throw new SelfExplained(unreadable);
        }
    }

    /** A body that cannot be read is no trouble of the network. */
    private static final class SelfExplained extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        SelfExplained(IOException cause) {
            super(cause);
            this.reason = String.valueOf(cause.getMessage());
        }

        RuntimeException explanation() {
            return new InvalidSettings(
                    "The body of the request cannot be read: " + reason + ".",
                    "Name a file that is there and may be read.");
        }
    }

    private static RawResponse taken(HttpClient client, HttpClientResponse answer) {
        InputStream body = new RawBodyStream(answer, client::close);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        answer.headers().forEach((name, value) -> headers.add(Map.entry(name, value)));
        String reason = answer.statusMessage() == null ? "" : answer.statusMessage();
        return new RawResponse(answer.statusCode(), reason, headers, body);
    }

    private static <T> T await(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            if (cause instanceof IOException network) {
                throw network;
            }
            if (cause instanceof TimeoutException late) {
                throw TransportFailure.from(late);
            }
            throw new IOException(String.valueOf(cause.getMessage()), cause);
        }
    }
}
