// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.sparkconnect.SparkStatement.Parameter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parameter's value as the literal that Spark binds: it takes no text to cast, so the text is read here. */
final class ParameterLiteral {

    private static final Pattern DECIMAL = Pattern.compile("(?:DECIMAL|DEC|NUMERIC)(?:\\((\\d+)(?:,(\\d+))?\\))?");

    private ParameterLiteral() {}

    /** The message Literal; what the type cannot hold is refused before anything is sent. */
    static ProtoMessage of(Parameter parameter) {
        String type = parameter.type().orElse("STRING").replace(" ", "").toUpperCase(Locale.ROOT);
        if (parameter.value().isEmpty()) {
            return new ProtoMessage().message(1, new ProtoMessage().message(1, new ProtoMessage()));
        }
        String value = parameter.value().get();
        try {
            return literal(parameter, type, value);
        } catch (NumberFormatException | DateTimeException unreadable) {
            throw new InvalidSettings(
                    "The value of the parameter " + parameter.name() + " is no " + type + ": '" + value
                            + "'. Nothing was run.",
                    "Write it as SQL does: 1.50, true, 2026-01-31, 2026-01-31T12:00:00Z.");
        }
    }

    private static ProtoMessage literal(Parameter parameter, String type, String value) {
        ProtoMessage literal = new ProtoMessage();
        Matcher decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            return literal.message(12, decimal(decimal, value));
        }
        return switch (type) {
            case "STRING" -> literal.text(13, value);
            case "BOOLEAN" -> literal.flag(3, truth(value));
            case "TINYINT", "BYTE" -> literal.number(4, Byte.parseByte(value.strip()));
            case "SMALLINT", "SHORT" -> literal.number(5, Short.parseShort(value.strip()));
            case "INT", "INTEGER" -> literal.number(6, Integer.parseInt(value.strip()));
            case "BIGINT", "LONG" -> literal.number(7, Long.parseLong(value.strip()));
            case "FLOAT", "REAL" -> literal.floating(10, Float.parseFloat(value.strip()));
            case "DOUBLE" -> literal.floating(11, Double.parseDouble(value.strip()));
            case "DATE" -> literal.number(16, LocalDate.parse(value.strip()).toEpochDay());
            case "TIMESTAMP" -> literal.number(17, micros(instant(value)));
            case "TIMESTAMP_NTZ" -> literal.number(18, micros(local(value).toInstant(ZoneOffset.UTC)));
            default ->
                throw new InvalidSettings(
                        "The parameter " + parameter.name() + " is of type " + type
                                + ", which cannot be bound on Databricks Connect compute. Nothing was run.",
                        "Leave its type out, and cast it in the text: CAST(:" + parameter.name() + " AS " + type
                                + ").");
        };
    }

    private static ProtoMessage decimal(Matcher type, String value) {
        int precision = type.group(1) == null ? 10 : Integer.parseInt(type.group(1));
        int scale = type.group(2) == null ? 0 : Integer.parseInt(type.group(2));
        BigDecimal number = new BigDecimal(value.strip());
        BigDecimal rounded = number.setScale(scale, java.math.RoundingMode.HALF_UP);
        if (rounded.precision() > Math.max(precision, scale)) {
            throw new NumberFormatException("more digits than " + precision);
        }
        return new ProtoMessage()
                .text(1, rounded.toPlainString())
                .number(2, precision)
                .number(3, scale);
    }

    private static boolean truth(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> true;
            case "false", "f", "no", "n", "0" -> false;
            default -> throw new NumberFormatException("neither true nor false");
        };
    }

    /** Without an offset it would be of the session's time zone, which is not known here. */
    private static Instant instant(String value) {
        return OffsetDateTime.parse(value.strip().replaceFirst(" ", "T")).toInstant();
    }

    private static LocalDateTime local(String value) {
        String text = value.strip().replaceFirst(" ", "T");
        return text.contains("T")
                ? LocalDateTime.parse(text)
                : LocalDate.parse(text).atStartOfDay();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
