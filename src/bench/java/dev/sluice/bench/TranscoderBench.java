// SPDX-License-Identifier: Apache-2.0
package dev.sluice.bench;

import dev.sluice.output.OutputFormat;
import dev.sluice.output.OutputOptions;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import dev.sluice.result.Column;
import dev.sluice.result.QueryResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * How many MB of JSON_ARRAY a second one core turns into each format, in memory. Run it by hand:
 * {@code java -cp target/classes src/bench/java/dev/sluice/bench/TranscoderBench.java}.
 */
public final class TranscoderBench {

    private static final int PIECE = 64 * 1024;

    private TranscoderBench() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        byte[] chunk = chunk(150_000);
        List<OutputFormat> formats = words.length > 0
                ? List.of(OutputFormat.parse(words[0]))
                : List.of(OutputFormat.CSV, OutputFormat.TSV, OutputFormat.JSONL, OutputFormat.TABLE);
        for (OutputFormat format : formats) {
            double best = 0;
            for (int run = 0; run < 15; run++) {
                long start = System.nanoTime();
                format.newWriter(OutputOptions.PLAIN).write(new OneChunk(chunk), (bytes, offset, length) -> {});
                best = Math.max(best, chunk.length * 1e3 / (System.nanoTime() - start));
            }
            System.out.printf("%-9s %5.0f MB/s%n", format.word(), best);
        }
    }

    /** Eleven mixed columns of about 140 bytes a row, as in the measurements of the design. */
    private static byte[] chunk(int rows) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("[");
        for (int row = 0; row < rows; row++) {
            text.append(row == 0 ? "[" : ",[");
            text.append('"').append(row).append("\",\"").append(random.nextInt(1_000_000_000));
            text.append("\",\"").append(random.nextInt(100_000)).append('.').append(10 + random.nextInt(90));
            text.append("\",\"").append(random.nextDouble()).append("\",\"").append(random.nextBoolean());
            text.append("\",\"2024-0").append(1 + random.nextInt(9)).append("-11\"");
            text.append(",\"2024-01-02T03:04:05.678Z\",").append(row % 7 == 0 ? "null" : "\"\"");
            text.append(",\"name ").append(random.nextInt(1000)).append("\",\"");
            text.append(row % 10 == 0 ? "a, \\\"quoted\\\"\\nline" : "a plain remark about nothing");
            text.append("\",\"")
                    .append(row % 20 == 0 ? "M\u00fcnchen, \u6771\u4eac" : "Berlin")
                    .append("\"]");
        }
        return text.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private record OneChunk(byte[] chunk) implements QueryResult {

        @Override
        public String statementId() {
            return "bench";
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    Column.of("id", "BIGINT", "LONG"),
                    Column.of("i", "INT", "INT"),
                    Column.of("amount", "DECIMAL(10,2)", "DECIMAL"),
                    Column.of("d", "DOUBLE", "DOUBLE"),
                    Column.of("b", "BOOLEAN", "BOOLEAN"),
                    Column.of("day", "DATE", "DATE"),
                    Column.of("at", "TIMESTAMP", "TIMESTAMP"),
                    Column.of("e", "STRING", "STRING"),
                    Column.of("name", "STRING", "STRING"),
                    Column.of("remark", "STRING", "STRING"),
                    Column.of("city", "STRING", "STRING"));
        }

        @Override
        public long rowCount() {
            return 150_000;
        }

        @Override
        public boolean isTruncated() {
            return false;
        }

        @Override
        public void transfer(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException {
            ChunkTranscoder transcoder = transcoders.open(0);
            for (int from = 0; from < chunk.length; from += PIECE) {
                transcoder.feed(chunk, from, Math.min(PIECE, chunk.length - from), out);
            }
            transcoder.finish(out);
        }

        @Override
        public void close() {}
    }
}
