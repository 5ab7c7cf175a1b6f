// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.http.Http2Client.Liveness;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An answer over HTTP/2, read by a thread that may wait while the client's own must not. Little of it is ever held: what
 * is not read is not sent. Closing it before its end tells the server so.
 */
public final class Http2Answer implements AutoCloseable {

    /** The protocol's code for an answer that nobody wants any more. */
    static final long CANCEL = 8;

    /** Pieces that may wait to be read; each is a frame, of 16 KiB at most. */
    private static final int AHEAD = 16;

    /** Of a page or document in place of the answer so much is read. */
    private static final int MOST_OF_A_PAGE = 64 * 1024;

    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    private record Piece(byte[] bytes, Optional<Throwable> failure, boolean isEnd) {}

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final HttpClientRequest request;
    private final HttpClientResponse response;
    private final Liveness liveness;
    private byte[] current = new byte[0];
    private int at;
    private boolean ended;

    /** To be made where the answer arrives, before anything of its body can get lost. */
    Http2Answer(HttpClientRequest request, HttpClientResponse response, Liveness liveness) {
        this.request = request;
        this.response = response;
        this.liveness = liveness;
        response.pause();
        response.handler((Buffer bytes) -> pieces.add(new Piece(bytes.getBytes(), Optional.empty(), false)));
        response.endHandler(_ -> pieces.add(new Piece(new byte[0], Optional.empty(), true)));
        response.exceptionHandler(failure -> pieces.add(new Piece(new byte[0], Optional.of(failure), true)));
        response.fetch(AHEAD);
    }

    public int status() {
        return response.statusCode();
    }

    /** A header of the answer's head. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getHeader(name));
    }

    /** A header of the answer's end, which must have been read. */
    public Optional<String> trailer(String name) {
        return Optional.ofNullable(response.getTrailer(name));
    }

    /** Like a stream's read: as many bytes as are there, at least one, or -1 at the end. */
    public int read(byte[] bytes, int offset, int length) throws IOException, InterruptedException {
        while (at == current.length && !ended) {
            next();
        }
        if (at == current.length) {
            return -1;
        }
        int count = Math.min(length, current.length - at);
        System.arraycopy(current, at, bytes, offset, count);
        at += count;
        return count;
    }

    private void next() throws IOException, InterruptedException {
        Piece piece = pieces.poll(liveness.silence().toMillis(), TimeUnit.MILLISECONDS);
        while (piece == null) {
            liveness.requireAlive();
            piece = pieces.poll(liveness.silence().toMillis(), TimeUnit.MILLISECONDS);
        }
        if (piece.failure().isPresent()) {
            ended = true;
            throw new IOException(
                    "the connection broke in the middle of the answer",
                    piece.failure().get());
        }
        current = piece.bytes();
        at = 0;
        ended = piece.isEnd();
        if (!ended) {
            response.fetch(1);
        }
    }

    /** The refusal that stands here in place of what was asked for; reads its beginning. */
    public ApiFailure refusal() throws IOException, InterruptedException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        byte[] piece = new byte[4096];
        int count = read(piece, 0, piece.length);
        while (count >= 0 && page.size() < MOST_OF_A_PAGE) {
            page.write(piece, 0, count);
            count = read(piece, 0, piece.length);
        }
        return new ApiFailure(
                ApiError.parse(
                        status(),
                        header("content-type").orElse(""),
                        page.toString(java.nio.charset.StandardCharsets.UTF_8),
                        header("x-request-id"),
                        header("location")),
                Optional.empty());
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            request.reset(CANCEL);
        }
    }
}
