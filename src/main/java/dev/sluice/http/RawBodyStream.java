// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The body of an answer, read by a thread that may wait while the client's own must not: one piece is asked for when the
 * last one is used up, so that no more than one or two are ever held.
 */
final class RawBodyStream extends InputStream {

    /** A piece, the end, or why there is none. */
    private record Piece(Buffer bytes, Optional<Throwable> failure, boolean isEnd) {}

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final HttpClientResponse response;
    private final Runnable release;
    private byte[] current = new byte[0];
    private int at;
    private boolean ended;

    /** To be made where the answer arrives, before anything of its body can get lost. */
    RawBodyStream(HttpClientResponse response, Runnable release) {
        this.response = response;
        this.release = release;
        response.pause();
        response.handler((Buffer buffer) -> pieces.add(new Piece(buffer, Optional.empty(), false)));
        response.endHandler(_ -> pieces.add(new Piece(Buffer.buffer(), Optional.empty(), true)));
        response.exceptionHandler(failure -> pieces.add(new Piece(Buffer.buffer(), Optional.of(failure), true)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == current.length) {
            if (ended) {
                return -1;
            }
            next();
        }
        int count = Math.min(length, current.length - at);
        System.arraycopy(current, at, bytes, offset, count);
        at += count;
        return count;
    }

    private void next() throws IOException {
        response.fetch(1);
        Piece piece;
        try {
            piece = pieces.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while an answer was read").initCause(stopped);
        }
        if (piece.failure().isPresent()) {
            ended = true;
            throw new IOException(
                    "the connection broke in the middle of the answer",
                    piece.failure().get());
        }
        current = piece.bytes().getBytes();
        at = 0;
        ended = piece.isEnd();
    }

    @Override
    public void close() {
        release.run();
    }
}
