// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Finds the vectors of one batch in its body: fields in order, each with its buffers before those of its children. */
final class VectorReader {

    private static final int BUFFERS = 2;

    /** As many as 256 bits hold. */
    private static final int MOST_DIGITS = 76;

    private final FlatTable batch;
    private final ByteBuffer body;
    private int buffer;

    VectorReader(FlatTable batch, ByteBuffer body) {
        this.batch = batch;
        this.body = body;
    }

    List<Vector> vectors(List<ArrowField> fields) {
        List<Vector> vectors = new ArrayList<>();
        for (ArrowField field : fields) {
            vectors.add(vector(field));
        }
        return vectors;
    }

    private Vector vector(ArrowField field) {
        if (field.isDictionary()) {
            throw ArrowFailures.unreadable("dictionaries");
        }
        return switch (field.type()) {
            case ArrowType.Null _ -> new Scalars.Nulls();
            case ArrowType.Bool _ -> new Scalars.Bools(next(), next());
            case ArrowType.Int type -> new Scalars.Ints(bits(type), next(), next());
            case ArrowType.Float32 _ -> new Scalars.Floats(false, next(), next());
            case ArrowType.Float64 _ -> new Scalars.Floats(true, next(), next());
            case ArrowType.Decimal type -> new Scalars.Decimals(readable(type), next(), next());
            case ArrowType.Utf8 type -> new Scalars.Texts(next(), new Offsets(next(), type.isLarge()), next());
            case ArrowType.Binary type -> new Scalars.Binaries(next(), new Offsets(next(), type.isLarge()), next());
            case ArrowType.Date32 _ -> new Times.Dates(next(), next());
            case ArrowType.Timestamp type -> new Times.Timestamps(type, next(), next());
            case ArrowType.YearMonth _ -> new Times.YearMonths(next(), next());
            case ArrowType.Duration type -> new Times.Durations(type.unit(), next(), next());
            case ArrowType.ListOf type ->
                new Nested.Lists(next(), new Offsets(next(), type.isLarge()), only(field.children()));
            case ArrowType.MapOf _ -> map(field);
            case ArrowType.Struct _ -> new Nested.Structs(next(), field.children(), vectors(field.children()));
            case ArrowType.Other type -> throw ArrowFailures.unreadable(type.name());
        };
    }

    private static int bits(ArrowType.Int type) {
        boolean isKnown = switch (type.bits()) {
            case 8, 16, 32, 64 -> true;
            default -> false;
        };
        if (!isKnown || !type.isSigned()) {
            throw ArrowFailures.unreadable(
                    (type.isSigned() ? "" : "unsigned ") + "integers of " + type.bits() + " bits");
        }
        return type.bits();
    }

    private static ArrowType.Decimal readable(ArrowType.Decimal type) {
        boolean isKnown = switch (type.bits()) {
            case 32, 64, 128, 256 -> true;
            default -> false;
        };
        if (!isKnown || Math.abs((long) type.scale()) > MOST_DIGITS) {
            throw ArrowFailures.unreadable("decimals of " + type.bits() + " bits and the scale " + type.scale());
        }
        return type;
    }

    private Vector map(ArrowField field) {
        ByteBuffer validity = next();
        Offsets offsets = new Offsets(next(), /* isLarge= */ false);
        ArrowField entries = one(field.children());
        if (entries.children().size() != 2) {
            throw ArrowFailures.malformed("a map has no keys and values");
        }
        next(); // an entry itself is never missing
        List<Vector> pair = vectors(entries.children());
        return new Nested.Maps(validity, offsets, pair.get(0), pair.get(1));
    }

    private Vector only(List<ArrowField> children) {
        return vector(one(children));
    }

    private static ArrowField one(List<ArrowField> children) {
        if (children.size() != 1) {
            throw ArrowFailures.malformed("a list has " + children.size() + " kinds of elements");
        }
        return children.getFirst();
    }

    private ByteBuffer next() {
        if (buffer >= batch.count(BUFFERS)) {
            throw ArrowFailures.malformed("a batch has too few buffers");
        }
        int offset = Math.toIntExact(batch.pair(BUFFERS, buffer, 0));
        int length = Math.toIntExact(batch.pair(BUFFERS, buffer, 1));
        buffer++;
        return body.slice(offset, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
