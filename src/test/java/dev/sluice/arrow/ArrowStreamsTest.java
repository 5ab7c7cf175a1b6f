// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import dev.sluice.result.Column;
import dev.sluice.result.QueryResult;
import dev.sluice.result.RowsAlone;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apache Arrow's own library is the judge: it writes what is read here, and reads what is spliced here. */
class ArrowStreamsTest {

    private final BufferAllocator memory = new RootAllocator();
    private final List<String> expected = new ArrayList<>();

    @AfterEach
    void closeMemory() {
        memory.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsWhatArrowWrites(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] chunk = chunk(random, 3);
        ByteArrayOutputStream json = new ByteArrayOutputStream();

        ChunkTranscoder reader =
                ArrowRows.feeding(offset -> new Json(json, expected.size())).open(0);
        long rows = feed(chunk, reader, (bytes, offset, length) -> {}, random);

        assertThat(rows).isEqualTo(expected.size());
        assertThat(json.toString(StandardCharsets.UTF_8)).isEqualTo("[" + String.join(",", expected) + "]");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void splicesManyStreamsIntoOneThatArrowReads(long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        List<byte[]> chunks = List.of(chunk(random, 1), chunk(random, 2), chunk(random, 3));

        byte[] spliced = spliced(new Chunks(List.of(), chunks, random));

        assertThat(readByArrow(spliced)).hasSize(expected.size());
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        feed(
                spliced,
                ArrowRows.feeding(offset -> new Json(json, expected.size())).open(0),
                (bytes, offset, length) -> {},
                random);
        assertThat(json.toString(StandardCharsets.UTF_8)).isEqualTo("[" + String.join(",", expected) + "]");
    }

    @Test
    void makesTheSchemaOfAResultWithoutRowsFromItsColumns() throws IOException, InterruptedException {
        List<Column> columns = List.of(
                Column.of("n", "BIGINT", "LONG"),
                Column.of("s", "STRING", "STRING"),
                Column.of("d", "DECIMAL(38,10)", "DECIMAL"),
                Column.of("at", "TIMESTAMP", "TIMESTAMP"),
                Column.of("y", "INTERVAL YEAR TO MONTH", "INTERVAL"),
                Column.of("m", "MAP<STRING, ARRAY<STRUCT<a: INT, b: DECIMAL(10,2)>>>", "MAP"));

        byte[] stream = spliced(new Chunks(columns, List.of(), new Random(1)));

        try (ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(stream), memory)) {
            assertThat(reader.getVectorSchemaRoot().getSchema().getFields().stream()
                            .map(Field::toString)
                            .toList())
                    .containsExactly(
                            "n: Int(64, true)",
                            "s: Utf8",
                            "d: Decimal(38, 10, 128)",
                            "at: Timestamp(MICROSECOND, UTC)",
                            "y: Interval(YEAR_MONTH)",
                            "m: Map(false)<entries: Struct<key: Utf8 not null, value: List<element: Struct<a: Int(32, true),"
                                    + " b: Decimal(10, 2, 128)>>> not null>");
            assertThat(reader.loadNextBatch()).isFalse();
        }
    }

    @Test
    void saysWhereAChunkWasCutOff() throws IOException {
        byte[] chunk = chunk(new Random(5), 2);
        byte[] cut = Arrays.copyOf(chunk, chunk.length - 100);

        assertThatThrownBy(() -> spliced(new Chunks(List.of(), List.of(cut), new Random(2))))
                .isInstanceOf(Incomplete.class)
                .hasMessageContaining("ends in its middle");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void answersBrokenBytesWithAFailureThatItExplains(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] chunk = chunk(random, 1);
        for (int i = 0; i < 200; i++) {
            byte[] broken = chunk.clone();
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            ChunkTranscoder reader =
                    ArrowRows.feeding(offset -> new Json(json, -1)).open(0);
            try {
                feed(broken, reader, (bytes, offset, length) -> {}, random);
                assertThat(json.size()).isPositive(); // a changed value is still a value
            } catch (Incomplete | Unexpected explained) {
                assertThat(explained.remedy()).isNotEmpty();
            }
        }
    }

    /** Writes one stream of so many batches, and adds its rows to what is expected. */
    private byte[] chunk(Random random, int batches) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BigIntVector longs = new BigIntVector("n", memory);
                VarCharVector texts = new VarCharVector("s", memory);
                BitVector bits = new BitVector("b", memory);
                DecimalVector decimals = new DecimalVector("d", memory, 38, 5);
                Float8Vector doubles = new Float8Vector("f", memory);
                VarBinaryVector binaries = new VarBinaryVector("x", memory);
                ListVector lists = ListVector.empty("a", memory)) {
            lists.addOrGetVector(FieldType.nullable(new ArrowType.Int(64, true)));
            VectorSchemaRoot root = VectorSchemaRoot.of(longs, texts, bits, decimals, doubles, binaries, lists);
            try (ArrowStreamWriter writer = new ArrowStreamWriter(root, null, out)) {
                for (int batch = 0; batch < batches; batch++) {
                    int rows = random.nextInt(50);
                    root.getFieldVectors().forEach(FieldVector::reset);
                    UnionListWriter list = lists.getWriter();
                    for (int row = 0; row < rows; row++) {
                        List<@Nullable String> cells = new ArrayList<>();
                        if (isThere(random, cells)) {
                            long value = random.nextLong() >> random.nextInt(64);
                            longs.setSafe(row, value);
                            cells.add(Long.toString(value));
                        } else {
                            longs.setNull(row);
                        }
                        if (isThere(random, cells)) {
                            String value = text(random);
                            texts.setSafe(row, value.getBytes(StandardCharsets.UTF_8));
                            cells.add(value);
                        } else {
                            texts.setNull(row);
                        }
                        if (isThere(random, cells)) {
                            boolean value = random.nextBoolean();
                            bits.setSafe(row, value ? 1 : 0);
                            cells.add(Boolean.toString(value));
                        } else {
                            bits.setNull(row);
                        }
                        if (isThere(random, cells)) {
                            BigDecimal value = new BigDecimal(new BigInteger(120, random), 5)
                                    .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
                            decimals.setSafe(row, value);
                            cells.add(value.toPlainString());
                        } else {
                            decimals.setNull(row);
                        }
                        if (isThere(random, cells)) {
                            double value = random.nextInt(9) == 0 ? Double.NaN : random.nextGaussian() * 1e9;
                            doubles.setSafe(row, value);
                            cells.add(Double.toString(value));
                        } else {
                            doubles.setNull(row);
                        }
                        if (isThere(random, cells)) {
                            byte[] value = new byte[random.nextInt(20)];
                            random.nextBytes(value);
                            binaries.setSafe(row, value);
                            cells.add(Base64.getEncoder().encodeToString(value));
                        } else {
                            binaries.setNull(row);
                        }
                        list.setPosition(row);
                        List<String> elements = new ArrayList<>();
                        list.startList();
                        for (int i = random.nextInt(4); i > 0; i--) {
                            long value = random.nextInt();
                            list.writeBigInt(value);
                            elements.add(Long.toString(value));
                        }
                        list.endList();
                        cells.add("[" + String.join(",", elements) + "]");
                        expected.add(json(cells));
                    }
                    root.setRowCount(rows);
                    writer.writeBatch();
                }
            }
        }
        return out.toByteArray();
    }

    /** One value in five is missing. */
    private static boolean isThere(Random random, List<@Nullable String> cells) {
        boolean isThere = random.nextInt(5) > 0;
        if (!isThere) {
            cells.add(null);
        }
        return isThere;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(List.of("a", "\"", "\\", "\n", "\u0001", "é", "東", "😀", " ", ",")
                    .get(random.nextInt(10)));
        }
        return text.toString();
    }

    private static String json(List<@Nullable String> cells) {
        StringBuilder json = new StringBuilder("[");
        for (String cell : cells) {
            json.append(json.length() > 1 ? "," : "");
            if (cell == null) {
                json.append("null");
                continue;
            }
            json.append('"');
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                if (c == '"' || c == '\\') {
                    json.append('\\').append(c);
                } else if (c < 0x20) {
                    json.append(String.format("\\u%04x", (int) c));
                } else {
                    json.append(c);
                }
            }
            json.append('"');
        }
        return json.append(']').toString();
    }

    private List<Integer> readByArrow(byte[] stream) throws IOException {
        List<Integer> rows = new ArrayList<>();
        ByteArrayInputStream in = new ByteArrayInputStream(stream);
        try (ArrowStreamReader reader = new ArrowStreamReader(in, memory)) {
            while (reader.loadNextBatch()) {
                for (int row = 0; row < reader.getVectorSchemaRoot().getRowCount(); row++) {
                    rows.add(row);
                }
            }
        }
        assertThat(in.available()).as("bytes behind the end").isZero();
        return rows;
    }

    private static byte[] spliced(QueryResult result) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArrowSplice.write(result, out::write);
        return out.toByteArray();
    }

    private static long feed(byte[] chunk, ChunkTranscoder transcoder, ByteSink out, Random random) throws IOException {
        int position = 0;
        while (position < chunk.length) {
            int length = Math.min(chunk.length - position, 1 + random.nextInt(random.nextBoolean() ? 9 : 5000));
            transcoder.feed(chunk, position, length, out);
            position += length;
        }
        return transcoder.finish(out);
    }

    /** Keeps the JSON that it is fed; counts by row ends where the number of rows is not given. */
    private record Json(ByteArrayOutputStream json, long rows) implements ChunkTranscoder {

        @Override
        public void feed(byte[] bytes, int offset, int length, ByteSink out) {
            json.write(bytes, offset, length);
        }

        @Override
        public long finish(ByteSink out) {
            return rows;
        }
    }

    private record Chunks(List<Column> columns, List<byte[]> chunks, Random random) implements RowsAlone {

        @Override
        public void transfer(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException {
            long offset = 0;
            for (byte[] chunk : chunks) {
                offset += ArrowStreamsTest.feed(chunk, transcoders.open(offset), out, random) + 1; // never 0 again
            }
        }
    }
}
