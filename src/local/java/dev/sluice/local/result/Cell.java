// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import dev.sluice.local.sql.ResultColumn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Base64;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;

/** Writes the values of one column as the text that JSON_ARRAY and CSV share. */
abstract class Cell {

    private final FieldVector vector;
    private boolean hasNulls;

    private Cell(FieldVector vector) {
        this.vector = vector;
    }

    /** Takes note of a new batch in the vector. */
    void load(int rows) {
        hasNulls = vector.getNullCount() > 0;
    }

    final boolean isNull(int row) {
        return hasNulls && vector.isNull(row);
    }

    /** Whether the text may hold what the formats must escape. */
    boolean isFreeText() {
        return false;
    }

    abstract void append(int row, Bytes out);

    static Cell of(FieldVector vector, ResultColumn column) {
        return switch (vector) {
            case BigIntVector v -> new Whole(v, row -> v.getDataBuffer().getLong(row * 8L));
            case IntVector v -> new Whole(v, row -> v.getDataBuffer().getInt(row * 4L));
            case SmallIntVector v -> new Whole(v, row -> v.getDataBuffer().getShort(row * 2L));
            case TinyIntVector v -> new Whole(v, row -> v.getDataBuffer().getByte(row));
            case DecimalVector v -> new Decimal(v);
            case VarCharVector v -> new Text(v);
            case TimeStampMicroTZVector v ->
                new Timestamp(v, row -> v.getDataBuffer().getLong(row * 8L), true);
            case TimeStampMicroVector v ->
                new Timestamp(v, row -> v.getDataBuffer().getLong(row * 8L), false);
            case DateDayVector v -> new Date(v);
            case BitVector v -> new Written(v, row -> v.get(row) == 1 ? "true" : "false");
            case Float8Vector v -> new Written(v, row -> Double.toString(v.get(row)));
            case Float4Vector v -> new Written(v, row -> Float.toString(v.get(row)));
            // base64 is guessed: clients disagree on the text of BINARY
            case VarBinaryVector v -> new Written(v, row -> Base64.getEncoder().encodeToString(v.get(row)));
            case IntervalMonthDayNanoVector v ->
                new Written(
                        v,
                        row -> interval(
                                v, row, "YEAR TO MONTH".equals(column.type().interval())));
            default -> throw new IllegalArgumentException("No text form for " + vector.getField());
        };
    }

    /** The text of an interval is guessed: what SQL prints. */
    private static String interval(IntervalMonthDayNanoVector vector, int row, boolean yearMonth) {
        if (yearMonth) {
            int months = IntervalMonthDayNanoVector.getMonths(vector.getDataBuffer(), row);
            return (months < 0 ? "-" : "") + Math.abs(months) / 12 + "-" + Math.abs(months) % 12;
        }
        Duration time = IntervalColumn.dayTime(vector, row);
        Duration absolute = time.abs();
        return "%s%d %02d:%02d:%02d.%09d"
                .formatted(
                        time.isNegative() ? "-" : "",
                        absolute.toDays(),
                        absolute.toHoursPart(),
                        absolute.toMinutesPart(),
                        absolute.toSecondsPart(),
                        absolute.toNanosPart());
    }

    /** Reads a number out of a vector. */
    private interface LongAt {
        long get(int row);
    }

    /** Makes the text of a value that is rare enough for a String. */
    private interface TextAt {
        String get(int row);
    }

    private static final class Whole extends Cell {
        private final LongAt value;

        private Whole(FieldVector vector, LongAt value) {
            super(vector);
            this.value = value;
        }

        @Override
        void append(int row, Bytes out) {
            out.append(value.get(row));
        }
    }

    private static final class Written extends Cell {
        private final TextAt text;

        private Written(FieldVector vector, TextAt text) {
            super(vector);
            this.text = text;
        }

        @Override
        void append(int row, Bytes out) {
            out.append(text.get(row));
        }
    }

    private static final class Decimal extends Cell {
        private final DecimalVector decimals;
        private final long unit;

        private Decimal(DecimalVector vector) {
            super(vector);
            this.decimals = vector;
            this.unit = vector.getPrecision() <= 18
                    ? BigDecimal.TEN.pow(vector.getScale()).longValue()
                    : 0;
        }

        @Override
        void append(int row, Bytes out) {
            if (unit == 0) {
                out.append(decimals.getObject(row).toPlainString());
                return;
            }
            long unscaled = decimals.getDataBuffer().getLong(row * 16L); // fits, as the precision is at most 18
            if (unscaled < 0) {
                out.append('-');
            }
            long absolute = Math.abs(unscaled);
            out.digits(absolute / unit, 1);
            if (unit > 1) {
                out.append('.');
                out.digits(absolute % unit, decimals.getScale());
            }
        }
    }

    /** Strings; a batch's bytes are copied once, so that a row costs no call into foreign memory. */
    private static final class Text extends Cell {
        private final VarCharVector strings;
        private byte[] data = new byte[0];
        private int[] offsets = new int[0];

        private Text(VarCharVector vector) {
            super(vector);
            this.strings = vector;
        }

        @Override
        boolean isFreeText() {
            return true;
        }

        @Override
        void load(int rows) {
            super.load(rows);
            if (offsets.length < rows + 1) {
                offsets = new int[rows + 1];
            }
            for (int i = 0; i <= rows; i++) {
                offsets[i] = rows == 0 ? 0 : strings.getOffsetBuffer().getInt(i * 4L);
            }
            if (data.length < offsets[rows]) {
                data = new byte[offsets[rows] * 2];
            }
            if (offsets[rows] > 0) {
                strings.getDataBuffer().getBytes(0, data, 0, offsets[rows]);
            }
        }

        @Override
        void append(int row, Bytes out) {
            out.append(data, offsets[row], offsets[row + 1] - offsets[row]);
        }
    }

    private static final class Date extends Cell {
        private final DateDayVector days;
        private final Days written = new Days();

        private Date(DateDayVector vector) {
            super(vector);
            this.days = vector;
        }

        @Override
        void append(int row, Bytes out) {
            written.append(days.getDataBuffer().getInt(row * 4L), out);
        }
    }

    /** Milliseconds and no more, as the real service writes them; rows are near each other in time, so days are remembered. */
    private static final class Timestamp extends Cell {
        private static final long DAY = 86_400_000_000L;

        private final LongAt micros;
        private final boolean zoned;
        private final Days written = new Days();

        private Timestamp(FieldVector vector, LongAt micros, boolean zoned) {
            super(vector);
            this.micros = micros;
            this.zoned = zoned;
        }

        @Override
        void append(int row, Bytes out) {
            long value = micros.get(row);
            written.append(Math.floorDiv(value, DAY), out);
            long millis = Math.floorMod(value, DAY) / 1000;
            out.append('T');
            out.digits(millis / 3_600_000, 2);
            out.append(':');
            out.digits(millis / 60_000 % 60, 2);
            out.append(':');
            out.digits(millis / 1000 % 60, 2);
            out.append('.');
            out.digits(millis % 1000, 3);
            if (zoned) {
                out.append('Z');
            }
        }
    }
}
