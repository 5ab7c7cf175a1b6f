// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import dev.sluice.arrow.ArrowType.TimeUnit;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/** The vectors of dates, times and intervals. */
final class Times {

    private static final long DAY_SECONDS = 86_400;

    private Times() {}

    /** Values of one integer each. */
    abstract static class Counted extends Vector {

        private final ByteBuffer data;
        private final int bits;

        Counted(int bits, ByteBuffer validity, ByteBuffer data) {
            super(validity);
            this.bits = bits;
            this.data = data;
        }

        final long count(int row) {
            return Scalars.Ints.at(data, bits, row);
        }
    }

    static final class Dates extends Counted {

        private final Day day = new Day();

        Dates(ByteBuffer validity, ByteBuffer data) {
            super(32, validity, data);
        }

        @Override
        void text(int row, ByteText out) {
            day.text(count(row), out);
        }
    }

    /** With every digit of the microseconds, and the offset of its time zone where it has one. */
    static final class Timestamps extends Counted {

        private final TimeUnit unit;
        private final boolean isZoned;
        private final ZoneRules rules;
        private final Day day = new Day();

        Timestamps(ArrowType.Timestamp type, ByteBuffer validity, ByteBuffer data) {
            super(64, validity, data);
            this.unit = type.unit();
            this.isZoned = !type.timeZone().isEmpty();
            this.rules = rules(type.timeZone());
        }

        /** A zone that this machine does not know is no reason to fail: the same instant is written in UTC. */
        private static ZoneRules rules(String timeZone) {
            try {
                return timeZone.isEmpty()
                        ? ZoneOffset.UTC.getRules()
                        : ZoneId.of(timeZone).getRules();
            } catch (DateTimeException unknown) {
                return ZoneOffset.UTC.getRules();
            }
        }

        @Override
        void text(int row, ByteText out) {
            long count = count(row);
            long seconds = Math.floorDiv(count, unit.perSecond);
            long fraction = Math.floorMod(count, unit.perSecond);
            ZoneOffset offset = rules.isFixedOffset()
                    ? rules.getOffset(Instant.EPOCH)
                    : rules.getOffset(Instant.ofEpochSecond(seconds));
            long local = seconds + offset.getTotalSeconds();
            day.text(Math.floorDiv(local, DAY_SECONDS), out);
            out.put('T');
            clock(Math.floorMod(local, DAY_SECONDS), out);
            out.put('.');
            if (unit == TimeUnit.NANOSECOND) {
                out.digits(fraction, 9);
            } else {
                out.digits(fraction * (1_000_000 / unit.perSecond), 6);
            }
            if (isZoned) {
                out.ascii(offset.getId());
            }
        }
    }

    static final class YearMonths extends Counted {

        YearMonths(ByteBuffer validity, ByteBuffer data) {
            super(32, validity, data);
        }

        @Override
        void text(int row, ByteText out) {
            long months = count(row);
            if (months < 0) {
                out.put('-');
            }
            out.number(Math.abs(months) / 12);
            out.put('-');
            out.number(Math.abs(months) % 12);
        }
    }

    /** Days, and what is left of them with nine digits of a second. */
    static final class Durations extends Counted {

        private final TimeUnit unit;

        Durations(TimeUnit unit, ByteBuffer validity, ByteBuffer data) {
            super(64, validity, data);
            this.unit = unit;
        }

        @Override
        void text(int row, ByteText out) {
            long count = count(row);
            long whole = Math.abs(count / unit.perSecond);
            long fraction = Math.abs(count % unit.perSecond);
            if (count < 0) {
                out.put('-');
            }
            out.number(whole / DAY_SECONDS);
            out.put(' ');
            clock(whole % DAY_SECONDS, out);
            out.put('.');
            out.digits(fraction * (1_000_000_000 / unit.perSecond), 9);
        }
    }

    private static void clock(long secondOfDay, ByteText out) {
        out.digits(secondOfDay / 3600, 2);
        out.put(':');
        out.digits(secondOfDay / 60 % 60, 2);
        out.put(':');
        out.digits(secondOfDay % 60, 2);
    }

    /** Writes days; the rows of a result are often near each other in time, so the last one is remembered. */
    private static final class Day {

        private long last = Long.MIN_VALUE;
        private String text = "";

        void text(long epochDay, ByteText out) {
            if (epochDay != last) {
                text = LocalDate.ofEpochDay(epochDay).toString();
                last = epochDay;
            }
            out.ascii(text);
        }
    }
}
