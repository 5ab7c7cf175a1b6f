// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.fuzz.Draw;
import dev.sluice.fuzz.Fuzz;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import dev.sluice.result.Column;
import dev.sluice.result.RowsAlone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arrow streams that Arrow's own library wrote, and what damage makes of them. */
class ArrowFuzzTest {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_KEPT = 1 << 20;

    @Test
    void aDamagedStreamIsReadAsJsonOrExplained() throws Exception {
        List<byte[]> streams = ArrowStreams.whole();
        Fuzz.check("arrow: rows", 6_000, draw -> {
            byte[] stream = draw.oneIn(20) ? draw.of(streams) : draw.damaged(draw.of(streams));
            Kept kept = new Kept();
            try {
                feed(stream, ArrowRows.feeding(_ -> kept).open(0), (_, _, _) -> {}, draw);
            } catch (Incomplete | Unexpected explained) {
                assertThat(explained.remedy()).isNotBlank();
                return "refused";
            }
            // bytes that are no UTF-8 pass, as they do in JSON_ARRAY
            if (kept.json.size() >= MOST_KEPT) {
                return "a great many nulls";
            }
            int rows = rows(new String(kept.json.toByteArray(), StandardCharsets.UTF_8));
            return rows > 0 ? "rows" : "no rows";
        });
    }

    @Test
    void aDamagedStreamIsPassedOnOrExplained() throws Exception {
        List<byte[]> streams = ArrowStreams.whole();
        Fuzz.check("arrow: splice", 3_000, draw -> {
            List<byte[]> chunks = new ArrayList<>();
            for (int i = 1 + draw.below(3); i > 0; i--) {
                chunks.add(draw.coin() ? streams.getFirst() : draw.damaged(streams.getFirst()));
            }
            long[] written = new long[1];
            try {
                ArrowSplice.write(new Chunks(chunks, draw), (_, _, length) -> written[0] += length);
            } catch (Incomplete | Unexpected explained) {
                assertThat(explained.remedy()).isNotBlank();
                return "refused";
            }
            assertThat(written[0])
                    .isPositive()
                    .isLessThanOrEqualTo(
                            8 + chunks.stream().mapToLong(chunk -> chunk.length).sum());
            return "passed on";
        });
    }

    /** The text of any type makes a schema, or is taken for text. */
    @Test
    void everyTypeTextMakesASchema() throws Exception {
        Fuzz.check("arrow: type texts", 6_000, draw -> {
            String type = draw.coin()
                    ? draw.damaged("MAP<STRING, ARRAY<STRUCT<a: INT, `b c`: DECIMAL(10,2) COMMENT 'x'>>>")
                    : draw.text(12);
            byte[] schema = SchemaMessage.of(List.of(Column.of("c", type, "")));
            Kept kept = new Kept();
            feed(schema, ArrowRows.feeding(_ -> kept).open(0), (_, _, _) -> {}, draw);
            assertThat(kept.json.toString(StandardCharsets.UTF_8)).isEqualTo("[]");
            return "a schema";
        });
    }

    private static int rows(String json) throws IOException {
        int rows = 0;
        try (JsonParser parser = JSON.createParser(json)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                rows += token == JsonToken.START_ARRAY && depth == 2 ? 1 : 0;
                assertThat(depth).isBetween(0, 2);
            }
        }
        return rows;
    }

    private static long feed(byte[] chunk, ChunkTranscoder transcoder, ByteSink out, Draw draw) throws IOException {
        int position = 0;
        while (position < chunk.length) {
            int length = draw.piece(chunk.length - position);
            transcoder.feed(chunk, position, length, out);
            position += length;
        }
        return transcoder.finish(out);
    }

    /** Keeps the JSON that it is fed. */
    private static final class Kept implements ChunkTranscoder {

        private final ByteArrayOutputStream json = new ByteArrayOutputStream();

        @Override
        public void feed(byte[] bytes, int offset, int length, ByteSink out) {
            if (json.size() < MOST_KEPT) {
                json.write(bytes, offset, length);
            }
        }

        @Override
        public long finish(ByteSink out) {
            return 0;
        }
    }

    private record Chunks(List<byte[]> chunks, Draw draw) implements RowsAlone {

        @Override
        public List<Column> columns() {
            return List.of();
        }

        @Override
        public void transfer(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException {
            long offset = 0;
            for (byte[] chunk : chunks) {
                ArrowFuzzTest.feed(chunk, transcoders.open(offset), out, draw);
                offset++;
            }
        }
    }
}
