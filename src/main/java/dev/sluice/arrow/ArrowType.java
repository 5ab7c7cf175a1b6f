// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

/** The type of an Arrow field, as far as a Databricks type can come as one. */
sealed interface ArrowType {

    record Null() implements ArrowType {}

    record Bool() implements ArrowType {}

    /** Whole numbers of 8, 16, 32 or 64 bits. */
    record Int(int bits, boolean isSigned) implements ArrowType {}

    record Float32() implements ArrowType {}

    record Float64() implements ArrowType {}

    record Decimal(int precision, int scale, int bits) implements ArrowType {}

    /** Text; large where its offsets are of 64 bits. */
    record Utf8(boolean isLarge) implements ArrowType {}

    record Binary(boolean isLarge) implements ArrowType {}

    /** Days since 1970. */
    record Date32() implements ArrowType {}

    /** A count of units since 1970; the time zone is empty for TIMESTAMP_NTZ. */
    record Timestamp(TimeUnit unit, String timeZone) implements ArrowType {}

    /** A count of months. */
    record YearMonth() implements ArrowType {}

    /** A count of units. */
    record Duration(TimeUnit unit) implements ArrowType {}

    record ListOf(boolean isLarge) implements ArrowType {}

    /** A list of structs of a key and a value. */
    record MapOf() implements ArrowType {}

    record Struct() implements ArrowType {}

    /** A type that no Databricks type is known to come as; it can be passed on but not read. */
    record Other(String name) implements ArrowType {}

    /** Arrow's units of time, with its numbers for them. */
    enum TimeUnit {
        SECOND(0, 1),
        MILLISECOND(1, 1_000),
        MICROSECOND(2, 1_000_000),
        NANOSECOND(3, 1_000_000_000);

        final int number;
        final long perSecond;

        TimeUnit(int number, long perSecond) {
            this.number = number;
            this.perSecond = perSecond;
        }

        static TimeUnit of(int number) {
            for (TimeUnit unit : values()) {
                if (unit.number == number) {
                    return unit;
                }
            }
            throw ArrowFailures.malformed("a unit of time has the number " + number);
        }
    }
}
