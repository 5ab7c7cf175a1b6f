// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.apache.arrow.vector.complex.impl.UnionMapWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Whole Arrow streams of every type that a Databricks type comes as, written by Arrow's own library. */
final class ArrowStreams {

    private ArrowStreams() {}

    /** One with lists and scalars, one with a map, one with a struct, one with nothing but nulls. */
    static List<byte[]> whole() throws IOException {
        List<byte[]> streams = new ArrayList<>();
        try (BufferAllocator memory = new RootAllocator()) {
            for (int rows : new int[] {0, 1, 7, 40}) {
                streams.add(scalars(memory, rows));
                streams.add(nested(memory, rows));
            }
            streams.add(nulls(memory));
        }
        return streams;
    }

    private static byte[] scalars(BufferAllocator memory, int rows) throws IOException {
        List<Field> fields = List.of(
                field("b", new ArrowType.Bool()),
                field("i8", new ArrowType.Int(8, true)),
                field("i64", new ArrowType.Int(64, true)),
                field("f", new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)),
                field("d", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
                field("n", new ArrowType.Decimal(38, 5, 128)),
                field("s", new ArrowType.Utf8()),
                field("x", new ArrowType.Binary()),
                field("day", new ArrowType.Date(DateUnit.DAY)),
                field("at", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "Europe/Berlin")),
                field("local", new ArrowType.Timestamp(TimeUnit.MICROSECOND, null)),
                field("months", new ArrowType.Interval(IntervalUnit.YEAR_MONTH)),
                field("span", new ArrowType.Duration(TimeUnit.MICROSECOND)));
        return written(memory, fields, rows, root -> {
            for (int row = 0; row < rows; row++) {
                ((org.apache.arrow.vector.BitVector) root.getVector("b")).setSafe(row, row % 2);
                ((org.apache.arrow.vector.TinyIntVector) root.getVector("i8")).setSafe(row, row);
                ((org.apache.arrow.vector.BigIntVector) root.getVector("i64")).setSafe(row, row * 1_000_003L);
                ((org.apache.arrow.vector.Float4Vector) root.getVector("f")).setSafe(row, row / 3f);
                ((org.apache.arrow.vector.Float8Vector) root.getVector("d")).setSafe(row, row / 7.0);
                ((org.apache.arrow.vector.DecimalVector) root.getVector("n"))
                        .setSafe(row, new BigDecimal("-12.34567").multiply(BigDecimal.valueOf(row)));
                ((org.apache.arrow.vector.VarCharVector) root.getVector("s"))
                        .setSafe(row, ("\"\u00fc\\" + row).getBytes(StandardCharsets.UTF_8));
                ((org.apache.arrow.vector.VarBinaryVector) root.getVector("x")).setSafe(row, new byte[row % 5]);
                ((org.apache.arrow.vector.DateDayVector) root.getVector("day")).setSafe(row, row * 400);
                ((org.apache.arrow.vector.TimeStampMicroTZVector) root.getVector("at"))
                        .setSafe(row, row * 1_000_000_000_007L);
                ((org.apache.arrow.vector.TimeStampMicroVector) root.getVector("local"))
                        .setSafe(row, -row * 1_000_000_000_007L);
                ((org.apache.arrow.vector.IntervalYearVector) root.getVector("months")).setSafe(row, row);
                ((org.apache.arrow.vector.DurationVector) root.getVector("span")).setSafe(row, row * 86_400_000_001L);
            }
        });
    }

    private static byte[] nested(BufferAllocator memory, int rows) throws IOException {
        Field whole = field("element", new ArrowType.Int(64, true));
        Field entries = new Field(
                MapVector.DATA_VECTOR_NAME,
                new FieldType(false, new ArrowType.Struct(), null),
                List.of(
                        new Field("key", new FieldType(false, new ArrowType.Int(64, true), null), null),
                        field("value", new ArrowType.Int(64, true))));
        List<Field> fields = List.of(
                new Field("l", FieldType.nullable(new ArrowType.List()), List.of(whole)),
                new Field("m", FieldType.nullable(new ArrowType.Map(false)), List.of(entries)),
                new Field(
                        "t",
                        FieldType.nullable(new ArrowType.Struct()),
                        List.of(field("a \"b\"", new ArrowType.Int(64, true)), field("s", new ArrowType.Utf8()))));
        return written(memory, fields, rows, root -> {
            UnionListWriter list = ((ListVector) root.getVector("l")).getWriter();
            UnionMapWriter map = ((MapVector) root.getVector("m")).getWriter();
            StructVector struct = (StructVector) root.getVector("t");
            for (int row = 0; row < rows; row++) {
                list.setPosition(row);
                list.startList();
                map.setPosition(row);
                map.startMap();
                for (int i = 0; i < row % 4; i++) {
                    list.writeBigInt(i);
                    map.startEntry();
                    map.key().bigInt().writeBigInt(i);
                    map.value().bigInt().writeBigInt(row);
                    map.endEntry();
                }
                map.endMap();
                list.endList();
                struct.setIndexDefined(row);
                ((org.apache.arrow.vector.BigIntVector) struct.getChild("a \"b\"")).setSafe(row, row);
                ((org.apache.arrow.vector.VarCharVector) struct.getChild("s"))
                        .setSafe(row, "t".getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static byte[] nulls(BufferAllocator memory) throws IOException {
        return written(memory, List.of(field("v", new ArrowType.Null())), 3, root -> {});
    }

    private static Field field(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), null);
    }

    /** Puts the values of one batch into its vectors. */
    private interface Filling {
        void fill(VectorSchemaRoot root);
    }

    private static byte[] written(BufferAllocator memory, List<Field> fields, int rows, Filling filling)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(fields), memory);
                ArrowStreamWriter writer = new ArrowStreamWriter(root, null, out)) {
            root.getFieldVectors().forEach(FieldVector::allocateNew);
            filling.fill(root);
            root.setRowCount(rows);
            writer.writeBatch();
            writer.writeBatch();
        }
        return out.toByteArray();
    }
}
