// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A result for tests: chunks of lines, and the text that they make together. */
final class TestResult {

    private final List<String> bodies = new ArrayList<>();
    private final List<ExpectedChunk> chunks = new ArrayList<>();

    /** One chunk for each number of rows. */
    static TestResult ofRows(int... rowCounts) {
        TestResult result = new TestResult();
        long offset = 0;
        for (int rows : rowCounts) {
            StringBuilder body = new StringBuilder();
            for (int row = 0; row < rows; row++) {
                body.append("chunk ")
                        .append(result.bodies.size())
                        .append(" row ")
                        .append(row)
                        .append('\n');
            }
            result.chunks.add(new ExpectedChunk(result.bodies.size(), offset, rows));
            result.bodies.add(body.toString());
            offset += rows;
        }
        return result;
    }

    List<ExpectedChunk> chunks() {
        return chunks;
    }

    ExpectedChunk chunk(int index) {
        return chunks.get(index);
    }

    String body(int index) {
        return bodies.get(index);
    }

    /** The body that a request line or path asks for. */
    String bodyFor(String request) {
        int start = request.indexOf("chunk-") + "chunk-".length();
        int end = start;
        while (end < request.length() && Character.isDigit(request.charAt(end))) {
            end++;
        }
        return bodies.get(Integer.parseInt(request.substring(start, end)));
    }

    String text() {
        return String.join("", bodies);
    }

    /** Copies bytes and counts lines. */
    static ChunkTranscoder lines(long rowOffset) {
        return new ChunkTranscoder() {

            private long rows;

            @Override
            public void feed(byte[] bytes, int offset, int length, ByteSink out) throws IOException {
                for (int i = offset; i < offset + length; i++) {
                    rows += bytes[i] == '\n' ? 1 : 0;
                }
                out.write(bytes, offset, length);
            }

            @Override
            public long finish(ByteSink out) {
                return rows;
            }
        };
    }

    /** Where a test's output goes. */
    static final class Sink implements ByteSink {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            bytes.write(from, offset, length);
        }

        String text() {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
