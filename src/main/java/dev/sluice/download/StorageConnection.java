// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.http.UserAgent;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One HTTP/1.1 connection to result storage: sends a GET, reads heads by line and bodies by block. */
final class StorageConnection implements Closeable {

    /** The longest line of a head, and all of them together; storage sends about 1 KiB. */
    private static final int MAX_LINE = 16 * 1024;

    private static final int MAX_HEAD = 64 * 1024;

    private final Wire wire;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;
    private int headBytes;
    private boolean hasAnswered;
    private int requests;

    StorageConnection(Wire wire) {
        this.wire = wire;
    }

    /** Sends a GET, from {@code offset} on when it is not zero. */
    void send(PresignedRequest request, long offset) throws IOException {
        StringBuilder head =
                new StringBuilder(1024).append("GET ").append(request.target()).append(" HTTP/1.1\r\n");
        field(head, "Host", request.hostHeader());
        field(head, "User-Agent", UserAgent.VALUE);
        field(head, "Accept-Encoding", "identity");
        if (offset > 0) {
            field(head, "Range", "bytes=" + offset + "-");
        }
        request.headers().forEach((name, value) -> field(head, name, value));
        byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        requests++;
        hasAnswered = false;
        wire.write(bytes, 0, bytes.length);
    }

    /** Reads the head of the answer, past interim ones (1xx). */
    ResponseHead readHead() throws IOException {
        headBytes = 0;
        ResponseHead head = ResponseHead.read(this);
        while (head.status() < 200) {
            head = ResponseHead.read(this);
        }
        return head;
    }

    /** Whether this request failed only because the connection had gone stale between two requests. */
    boolean wasStale() {
        return requests > 1 && !hasAnswered;
    }

    /** Whether bytes have come that nobody asked for. */
    boolean hasLeftover() {
        return position < limit;
    }

    /** A line without its end. */
    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            if (position == limit && !fill()) {
                throw new EOFException("the connection ended before the answer did");
            }
            char c = (char) (buffer[position++] & 0xff);
            if (c == '\n') {
                int length = line.length();
                return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
            }
            line.append(c);
            if (line.length() > MAX_LINE || ++headBytes > MAX_HEAD) {
                throw new IOException("the head of the answer is too large");
            }
        }
    }

    /** Bytes of the body; large reads go past the buffer. */
    int read(byte[] into, int offset, int length) throws IOException {
        headBytes = 0;
        if (position == limit) {
            if (length >= buffer.length) {
                return wire.read(into, offset, length);
            }
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() {
        wire.close();
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = 0;
        int count = wire.read(buffer, 0, buffer.length);
        limit = Math.max(count, 0);
        hasAnswered |= count > 0;
        return count > 0;
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
