// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import dev.sluice.http.Http2Answer;
import dev.sluice.http.TransportFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The messages of one gRPC answer, each with five bytes of length before it. A status other than OK is a {@link
 * GrpcFailure}, wherever it stands: in the trailers, or in the head of an answer without any message.
 */
final class GrpcStream implements AutoCloseable {

    /** A message is held whole. The server is asked for pieces of a sixteenth of this, and older ones send batches of 4 MiB. */
    static final int LONGEST = 16 << 20;

    private static final int PREFIX = 5;

    private final Http2Answer answer;

    private GrpcStream(Http2Answer answer) {
        this.answer = answer;
    }

    /** What is to be sent for one message. */
    static byte[] framed(byte[] message) {
        return ByteBuffer.allocate(PREFIX + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
    }

    /** Takes an answer; one that is none of gRPC is the {@code ApiFailure} that stands in it. */
    static GrpcStream of(Http2Answer answer) throws InterruptedException {
        boolean isGrpc = answer.status() == 200
                && answer.header("content-type")
                        .filter(type -> type.startsWith("application/grpc"))
                        .isPresent();
        Optional<GrpcStatus> inHead = GrpcStatus.of(answer::header);
        if (inHead.isPresent() && !inHead.get().isOk()) {
            answer.close();
            throw new GrpcFailure(inHead.get());
        }
        if (!isGrpc) {
            try (answer) {
                throw answer.refusal();
            } catch (IOException broken) {
                throw TransportFailure.from(broken);
            }
        }
        return new GrpcStream(answer);
    }

    /** The next message; empty when the server has ended the stream with OK. A connection that broke is a {@code TransportFailure}. */
    Optional<byte[]> next() throws InterruptedException {
        try {
            byte[] prefix = new byte[PREFIX];
            int count = fill(prefix);
            if (count == 0) {
                requireOk();
                return Optional.empty();
            }
            if (count < PREFIX) {
                throw new IOException("the answer ends in the middle of a message");
            }
            int length = ByteBuffer.wrap(prefix).getInt(1);
            if (prefix[0] != 0) {
                throw SparkFailures.malformed("a message is compressed, which was not offered");
            }
            if (length < 0 || length > LONGEST) {
                throw SparkFailures.tooLong(Integer.toUnsignedLong(length), LONGEST);
            }
            byte[] message = new byte[length];
            if (fill(message) < length) {
                throw new IOException("the answer ends in the middle of a message");
            }
            return Optional.of(message);
        } catch (IOException broken) {
            throw TransportFailure.from(broken);
        }
    }

    /** An answer that ends without a status was cut off, by whatever stands between. */
    private void requireOk() throws IOException {
        GrpcStatus status = GrpcStatus.of(answer::trailer)
                .or(() -> GrpcStatus.of(answer::header))
                .orElseThrow(() -> new IOException("the answer ends without a status"));
        if (!status.isOk()) {
            throw new GrpcFailure(status);
        }
    }

    private int fill(byte[] bytes) throws IOException, InterruptedException {
        int held = 0;
        while (held < bytes.length) {
            int count = answer.read(bytes, held, bytes.length - held);
            if (count < 0) {
                return held;
            }
            held += count;
        }
        return held;
    }

    @Override
    public void close() {
        answer.close();
    }
}
