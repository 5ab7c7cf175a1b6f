// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import dev.sluice.local.sql.SqlType;
import java.time.Duration;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.IntervalYearVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;

/** The engine's one kind of interval as one of the two that the Statement Execution API sends. */
final class IntervalColumn implements AutoCloseable {

    private final IntervalMonthDayNanoVector input;
    private final FieldVector output;

    IntervalColumn(IntervalMonthDayNanoVector input, SqlType type, BufferAllocator memory) {
        this.input = input;
        boolean months = "YEAR TO MONTH".equals(type.interval());
        this.output = months
                ? new IntervalYearVector(input.getName(), memory)
                : new DurationVector(
                        input.getName(), FieldType.nullable(new ArrowType.Duration(TimeUnit.MICROSECOND)), memory);
    }

    FieldVector output() {
        return output;
    }

    /** Fills the output from the batch that the input holds. */
    void convert(int rows) {
        output.reset();
        for (int row = 0; row < rows; row++) {
            if (input.isNull(row)) {
                output.setNull(row);
            } else if (output instanceof IntervalYearVector months) {
                months.setSafe(row, IntervalMonthDayNanoVector.getMonths(input.getDataBuffer(), row));
            } else if (output instanceof DurationVector duration) {
                duration.setSafe(row, dayTime(input, row).toNanos() / 1000);
            }
        }
        output.setValueCount(rows);
    }

    /** An interval that counts no months. */
    static Duration dayTime(IntervalMonthDayNanoVector vector, int row) {
        return Duration.ofDays(IntervalMonthDayNanoVector.getDays(vector.getDataBuffer(), row))
                .plusNanos(IntervalMonthDayNanoVector.getNanoseconds(vector.getDataBuffer(), row));
    }

    @Override
    public void close() {
        output.close();
    }
}
