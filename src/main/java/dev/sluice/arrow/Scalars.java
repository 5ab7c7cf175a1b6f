// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;

/** The vectors of single values that are no times. */
final class Scalars {

    private Scalars() {}

    /** Values that JSON writes as they are. */
    abstract static class Bare extends Vector {

        final ByteBuffer data;

        Bare(ByteBuffer validity, ByteBuffer data) {
            super(validity);
            this.data = data;
        }

        @Override
        void json(int row, ByteText out) {
            text(row, out);
        }
    }

    /** A column of nothing but NULL. */
    static final class Nulls extends Vector {

        Nulls() {
            super(ByteBuffer.allocate(0));
        }

        @Override
        boolean isNull(int row) {
            return true;
        }

        @Override
        void text(int row, ByteText out) {
            throw new IllegalStateException("a NULL has no text");
        }
    }

    static final class Bools extends Bare {

        Bools(ByteBuffer validity, ByteBuffer data) {
            super(validity, data);
        }

        @Override
        void text(int row, ByteText out) {
            out.ascii(((data.get(row >> 3) >> (row & 7)) & 1) == 1 ? "true" : "false");
        }
    }

    static final class Ints extends Bare {

        private final int bits;

        Ints(int bits, ByteBuffer validity, ByteBuffer data) {
            super(validity, data);
            this.bits = bits;
        }

        @Override
        void text(int row, ByteText out) {
            out.number(at(data, bits, row));
        }

        static long at(ByteBuffer data, int bits, int row) {
            return switch (bits) {
                case 8 -> data.get(row);
                case 16 -> data.getShort(2 * row);
                case 32 -> data.getInt(4 * row);
                default -> data.getLong(8 * row);
            };
        }
    }

    /** FLOAT and DOUBLE; NaN and the infinities are no numbers to JSON. */
    static final class Floats extends Bare {

        private final boolean isDouble;

        Floats(boolean isDouble, ByteBuffer validity, ByteBuffer data) {
            super(validity, data);
            this.isDouble = isDouble;
        }

        @Override
        void text(int row, ByteText out) {
            out.ascii(isDouble ? Double.toString(data.getDouble(8 * row)) : Float.toString(data.getFloat(4 * row)));
        }

        @Override
        void json(int row, ByteText out) {
            boolean isNumber = Double.isFinite(isDouble ? data.getDouble(8 * row) : data.getFloat(4 * row));
            if (isNumber) {
                text(row, out);
            } else {
                out.put('"');
                text(row, out);
                out.put('"');
            }
        }
    }

    static final class Decimals extends Bare {

        private final int width;
        private final int scale;
        /** What one is counted in, where every value fits into a long; else 0. */
        private final long unit;

        Decimals(ArrowType.Decimal type, ByteBuffer validity, ByteBuffer data) {
            super(validity, data);
            this.width = type.bits() / 8;
            this.scale = type.scale();
            boolean isShort = type.precision() <= 18 && scale >= 0 && scale <= 18 && width >= Long.BYTES;
            this.unit = isShort ? BigInteger.TEN.pow(scale).longValueExact() : 0;
        }

        @Override
        void text(int row, ByteText out) {
            if (unit == 0) {
                out.ascii(new BigDecimal(unscaled(row), scale).toPlainString());
                return;
            }
            long unscaled = data.getLong(width * row); // the bytes above are its sign
            if (unscaled < 0) {
                out.put('-');
            }
            long absolute = Math.abs(unscaled);
            out.digits(absolute / unit, 1);
            if (unit > 1) {
                out.put('.');
                out.digits(absolute % unit, scale);
            }
        }

        private BigInteger unscaled(int row) {
            byte[] bigEndian = new byte[width];
            for (int i = 0; i < width; i++) {
                bigEndian[i] = data.get(width * row + width - 1 - i);
            }
            return new BigInteger(bigEndian);
        }
    }

    /** What lies behind offsets, each value beginning where the one before ends. */
    abstract static class Variable extends Vector {

        final ByteBuffer data;
        private final Offsets offsets;

        Variable(ByteBuffer validity, Offsets offsets, ByteBuffer data) {
            super(validity);
            this.offsets = offsets;
            this.data = data;
        }

        final int start(int row) {
            return offsets.start(row);
        }

        /** Held against what is there before anybody makes room for it. */
        final int count(int row) {
            int count = offsets.count(row);
            if (count > data.capacity()) {
                throw new IndexOutOfBoundsException(count);
            }
            return count;
        }
    }

    static final class Texts extends Variable {

        Texts(ByteBuffer validity, Offsets offsets, ByteBuffer data) {
            super(validity, offsets, data);
        }

        @Override
        void text(int row, ByteText out) {
            out.put(data, start(row), count(row));
        }

        @Override
        void cell(int row, ByteText out) {
            out.escaped(data, start(row), count(row));
        }
    }

    /** Base64, as two of three of the vendor's clients read BINARY on the other wire. */
    static final class Binaries extends Variable {

        Binaries(ByteBuffer validity, Offsets offsets, ByteBuffer data) {
            super(validity, offsets, data);
        }

        @Override
        void text(int row, ByteText out) {
            byte[] value = new byte[count(row)];
            data.get(start(row), value);
            byte[] text = Base64.getEncoder().encode(value);
            out.put(ByteBuffer.wrap(text), 0, text.length);
        }
    }
}
