// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import dev.sluice.result.Column;
import dev.sluice.result.RowsAlone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A result whose chunks are texts in the test, fed in pieces of a chosen size; what was fed is overwritten afterwards. */
record TextResult(List<Column> columns, List<String> chunks, int first, int piece) implements RowsAlone {

    /** Columns as {@code name TYPE}, chunks as the server would send them. */
    static TextResult of(List<String> columns, String... chunks) {
        return new TextResult(columns.stream().map(TextResult::column).toList(), List.of(chunks), 0, Integer.MAX_VALUE);
    }

    private static Column column(String text) {
        int space = text.indexOf(' ');
        return Column.of(text.substring(0, space), text.substring(space + 1), "");
    }

    static List<String> columns(String... texts) {
        return Stream.of(texts).toList();
    }

    TextResult inPiecesOf(int bytes) {
        return new TextResult(columns, chunks, 0, bytes);
    }

    TextResult cutAt(int bytes) {
        return new TextResult(columns, chunks, bytes, Integer.MAX_VALUE);
    }

    String as(OutputFormat format) {
        return as(format, OutputOptions.PLAIN);
    }

    String as(OutputFormat format, OutputOptions options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            format.newWriter(options).write(this, bytes::write);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void transfer(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException {
        long rows = 0;
        for (String chunk : chunks) {
            byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
            ChunkTranscoder transcoder = transcoders.open(rows);
            int from = 0;
            while (from < bytes.length) {
                int length = Math.min(from == 0 && first > 0 ? first : piece, bytes.length - from);
                byte[] reused = new byte[length + 3];
                System.arraycopy(bytes, from, reused, 2, length);
                transcoder.feed(reused, 2, length, out);
                Arrays.fill(reused, (byte) 'X');
                from += length;
            }
            rows += transcoder.finish(out);
        }
    }
}
