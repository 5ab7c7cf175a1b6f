// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import java.util.List;
import java.util.stream.IntStream;

/** One column or part of one, as a schema message describes it. */
record ArrowField(String name, ArrowType type, boolean isDictionary, List<ArrowField> children) {

    /** No Databricks type nests deeper; a message that does is broken. */
    private static final int DEEPEST = 100;

    /** A table has some thousands of columns; a message whose parts point at each other has no end. */
    private static final int MOST = 100_000;

    /** The fields of a schema, in order. */
    static List<ArrowField> of(FlatTable schema) {
        int[] left = {MOST};
        return IntStream.range(0, schema.count(1))
                .mapToObj(i -> from(schema.element(1, i), 0, left))
                .toList();
    }

    private static ArrowField from(FlatTable field, int depth, int[] left) {
        if (depth > DEEPEST || left[0]-- == 0) {
            throw ArrowFailures.malformed("its types nest without end");
        }
        List<ArrowField> children = IntStream.range(0, field.count(5))
                .mapToObj(i -> from(field.element(5, i), depth + 1, left))
                .toList();
        return new ArrowField(field.text(0), type(field), field.table(4).isPresent(), children);
    }

    /** The numbers are those of Arrow's Schema.fbs. */
    private static ArrowType type(FlatTable field) {
        int kind = field.byteAt(2);
        FlatTable type = field.table(3).orElseThrow(() -> ArrowFailures.malformed("a field has no type"));
        return switch (kind) {
            case 1 -> new ArrowType.Null();
            case 2 -> new ArrowType.Int(type.intAt(0, 0), type.isTrue(1));
            case 3 ->
                switch (type.shortAt(0, 0)) {
                    case 1 -> new ArrowType.Float32();
                    case 2 -> new ArrowType.Float64();
                    default -> new ArrowType.Other("half floats");
                };
            case 4 -> new ArrowType.Binary(false);
            case 5 -> new ArrowType.Utf8(false);
            case 6 -> new ArrowType.Bool();
            case 7 -> new ArrowType.Decimal(type.intAt(0, 0), type.intAt(1, 0), type.intAt(2, 128));
            case 8 -> type.shortAt(0, 1) == 0 ? new ArrowType.Date32() : new ArrowType.Other("dates in milliseconds");
            case 10 -> new ArrowType.Timestamp(ArrowType.TimeUnit.of(type.shortAt(0, 0)), type.text(1));
            case 11 -> type.shortAt(0, 0) == 0 ? new ArrowType.YearMonth() : new ArrowType.Other("mixed intervals");
            case 12 -> new ArrowType.ListOf(false);
            case 13 -> new ArrowType.Struct();
            case 17 -> new ArrowType.MapOf();
            case 18 -> new ArrowType.Duration(ArrowType.TimeUnit.of(type.shortAt(0, 1)));
            case 19 -> new ArrowType.Binary(true);
            case 20 -> new ArrowType.Utf8(true);
            case 21 -> new ArrowType.ListOf(true);
            default -> new ArrowType.Other("fields of Arrow's type number " + kind);
        };
    }
}
