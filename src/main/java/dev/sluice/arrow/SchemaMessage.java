// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import dev.sluice.arrow.FlatBytes.Part;
import dev.sluice.arrow.FlatBytes.Slot;
import dev.sluice.result.Column;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the schema message of a result that has no rows, and so no chunk that would bring one. */
final class SchemaMessage {

    private static final int VERSION_5 = 4;
    private static final int SCHEMA = 1;

    private SchemaMessage() {}

    /** The message with the prefix that it has in a stream. */
    static byte[] of(List<Column> columns) {
        List<Part> fields = columns.stream()
                .map(column -> field(new TypeText(column.typeText()).field(column.name()), /* isNullable= */ true))
                .toList();
        Part schema = FlatBytes.table(Slot.number(2, 0), Slot.of(FlatBytes.vector(fields)));
        byte[] metadata = FlatBytes.message(
                FlatBytes.table(Slot.number(2, VERSION_5), Slot.number(1, SCHEMA), Slot.of(schema), Slot.number(8, 0)));
        return ByteBuffer.allocate(8 + metadata.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(-1)
                .putInt(metadata.length)
                .put(metadata)
                .array();
    }

    /** The entries of a map are never missing, nor are their keys. */
    private static Part field(ArrowField field, boolean isNullable) {
        boolean isMap = field.type() instanceof ArrowType.MapOf;
        boolean isEntries = !isNullable && field.type() instanceof ArrowType.Struct;
        List<Part> children = IntStream.range(0, field.children().size())
                .mapToObj(i -> field(field.children().get(i), !isMap && !(isEntries && i == 0)))
                .toList();
        return FlatBytes.table(
                Slot.of(FlatBytes.text(field.name())),
                Slot.number(1, isNullable ? 1 : 0),
                Slot.number(1, kind(field.type())),
                Slot.of(type(field.type())),
                null,
                Slot.of(FlatBytes.vector(children)));
    }

    /** The numbers are those of Arrow's Schema.fbs. */
    private static int kind(ArrowType type) {
        return switch (type) {
            case ArrowType.Null _ -> 1;
            case ArrowType.Int _ -> 2;
            case ArrowType.Float32 _, ArrowType.Float64 _ -> 3;
            case ArrowType.Binary binary -> binary.isLarge() ? 19 : 4;
            case ArrowType.Utf8 text -> text.isLarge() ? 20 : 5;
            case ArrowType.Bool _ -> 6;
            case ArrowType.Decimal _ -> 7;
            case ArrowType.Date32 _ -> 8;
            case ArrowType.Timestamp _ -> 10;
            case ArrowType.YearMonth _ -> 11;
            case ArrowType.ListOf list -> list.isLarge() ? 21 : 12;
            case ArrowType.Struct _ -> 13;
            case ArrowType.MapOf _ -> 17;
            case ArrowType.Duration _ -> 18;
            case ArrowType.Other _ -> throw new IllegalArgumentException("a type that only the server writes");
        };
    }

    private static Part type(ArrowType type) {
        return switch (type) {
            case ArrowType.Int number ->
                FlatBytes.table(Slot.number(4, number.bits()), Slot.number(1, number.isSigned() ? 1 : 0));
            case ArrowType.Float32 _ -> FlatBytes.table(Slot.number(2, 1));
            case ArrowType.Float64 _ -> FlatBytes.table(Slot.number(2, 2));
            case ArrowType.Decimal decimal ->
                FlatBytes.table(
                        Slot.number(4, decimal.precision()),
                        Slot.number(4, decimal.scale()),
                        Slot.number(4, decimal.bits()));
            case ArrowType.Date32 _, ArrowType.YearMonth _ -> FlatBytes.table(Slot.number(2, 0));
            case ArrowType.Timestamp time ->
                FlatBytes.table(
                        Slot.number(2, time.unit().number),
                        time.timeZone().isEmpty() ? null : Slot.of(FlatBytes.text(time.timeZone())));
            case ArrowType.Duration time -> FlatBytes.table(Slot.number(2, time.unit().number));
            case ArrowType.Null _,
                    ArrowType.Bool _,
                    ArrowType.Utf8 _,
                    ArrowType.Binary _,
                    ArrowType.ListOf _,
                    ArrowType.MapOf _,
                    ArrowType.Struct _,
                    ArrowType.Other _ -> FlatBytes.table();
        };
    }
}
