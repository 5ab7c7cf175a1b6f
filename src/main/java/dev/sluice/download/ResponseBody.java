// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** The body of an answer: ends where its framing says, and an earlier end is an EOFException, never the end. */
abstract class ResponseBody extends InputStream {

    private final byte[] single = new byte[1];
    private boolean ended;

    static ResponseBody of(StorageConnection connection, ResponseHead head) throws IOException {
        String transfer = head.lowerCaseField("transfer-encoding");
        OptionalLong length = head.contentLength();
        if (head.status() == 204 || head.status() == 304) {
            return new Counted(connection, 0);
        } else if (transfer.equals("chunked")) {
            return new Chunked(connection);
        } else if (!transfer.isEmpty()) {
            throw new IOException("the answer has a transfer encoding other than chunked");
        }
        return length.isPresent() ? new Counted(connection, length.getAsLong()) : new UntilClose(connection);
    }

    /** Some bytes of the body, or -1 where the framing ends it. */
    abstract int readSome(byte[] into, int offset, int length) throws IOException;

    /** Whether the connection stands right behind the body now. */
    boolean leavesConnectionUsable() {
        return ended;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int count = readSome(into, offset, length);
        ended = count < 0;
        return count;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    /** As long as Content-Length says. */
    private static final class Counted extends ResponseBody {

        private final StorageConnection connection;
        private long left;

        Counted(StorageConnection connection, long length) {
            this.connection = connection;
            this.left = length;
        }

        @Override
        int readSome(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = connection.read(into, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("the answer ended " + left + " bytes early");
            }
            left -= count;
            return count;
        }
    }

    /** In chunks, each behind its length, until one of length zero. */
    private static final class Chunked extends ResponseBody {

        private final StorageConnection connection;
        private long left;
        private boolean isFirst = true;

        Chunked(StorageConnection connection) {
            this.connection = connection;
        }

        @Override
        int readSome(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                if (!isFirst && !connection.readLine().isEmpty()) {
                    throw new IOException("a chunk of the answer is longer than it says");
                }
                isFirst = false;
                left = parseSize(connection.readLine());
                if (left == 0) {
                    while (!connection.readLine().isEmpty()) {
                        // trailers tell nothing that we use
                    }
                    return -1;
                }
            }
            int count = connection.read(into, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("the answer ended within a chunk");
            }
            left -= count;
            return count;
        }

        private static long parseSize(String line) throws IOException {
            int end = line.indexOf(';');
            String digits = (end < 0 ? line : line.substring(0, end)).strip();
            boolean isHex = !digits.isEmpty()
                    && digits.length() <= 15
                    && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
            if (!isHex) {
                throw new IOException("a chunk of the answer has no length");
            }
            return Long.parseLong(digits, 16);
        }
    }

    /** Until the connection ends; over TLS that end is proven, in the clear only the rows can prove it. */
    private static final class UntilClose extends ResponseBody {

        private final StorageConnection connection;

        UntilClose(StorageConnection connection) {
            this.connection = connection;
        }

        @Override
        int readSome(byte[] into, int offset, int length) throws IOException {
            return connection.read(into, offset, length);
        }

        @Override
        boolean leavesConnectionUsable() {
            return false;
        }
    }
}
