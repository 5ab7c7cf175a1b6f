// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A result of one typed column, or of several for the cases of shape, with values as JSON_ARRAY has them (reference 1.7).
 * {@code columns} are {@code name TYPE}; a row has one text, or none for NULL, a column.
 */
record TypedValues(String title, List<String> columns, List<List<Optional<String>>> rows) {

    /** Every SQL type with its edges, then the shapes that a result can have. */
    static final List<TypedValues> ALL = List.of(
            of("BOOLEAN", "true", "false", null),
            of("TINYINT", "-128", "127", null),
            of("SMALLINT", "-32768", "32767", null),
            of("INT", "-2147483648", "0", "2147483647", null),
            of("BIGINT", "-9223372036854775808", "9007199254740993", "9223372036854775807", null),
            of("FLOAT", "1.5", "-0.0", "3.4028235E38", "1.4E-45", "NaN", "Infinity", "-Infinity", null),
            of("DOUBLE", "0.1", "-0.0", "1.7976931348623157E308", "4.9E-324", "NaN", "Infinity", "-Infinity", null),
            of("DECIMAL(10,2)", "1.50", "-0.05", "0.00", "12345678.90", null),
            of("DECIMAL(38,0)", "99999999999999999999999999999999999999", "-1", null),
            of("DECIMAL(38,38)", "0.00000000000000000000000000000000000001", "-0.5", null),
            of("DECIMAL(38,10)", "1234567890123456789012345678.0123456789", null),
            of("STRING", "plain", "", "null", "NULL", "\\N", " padded ", null),
            of("STRING", "a,b", "say \"hi\"", "it's", "a;b|c", "back\\slash", "<br>", "*bold* _it_ `code`"),
            of("STRING", "two\nlines", "two\r\nlines", "old\rmac", "a\ttab", "ends\n", "\n"),
            of("STRING", "bell\u0007", "escape\u001b[31mred", "soh\u0001", "del\u007f", "nel\u0085", "bom\ufeff"),
            of("STRING", "日本語", "한국어", "ｆｕｌｌ", "ｶﾅ", "Ωmega", "naïve", "nai\u0308ve", "ไทย"),
            of("STRING", "😀", "👍🏽", "👩‍👩‍👧", "🇩🇪", "🇩", "❤️", "1️⃣", "🏴‍☠️"),
            of("VARCHAR(10)", "short", "", null),
            of("CHAR(3)", "ab ", null),
            of("BINARY", "3q2+7w==", "", null),
            of("DATE", "2026-01-31", "0001-01-01", "9999-12-31", "-0044-03-15", null),
            of("TIMESTAMP", "2026-01-31T10:00:00.000Z", "2021-06-15T12:34:56.789-07:00", null),
            of("TIMESTAMP_NTZ", "2026-01-31T10:00:00.000", null),
            of("INTERVAL YEAR TO MONTH", "1-2", "-0-1", null),
            of("INTERVAL DAY TO SECOND", "1 02:03:04.000000000", "-0 00:00:01.500000000", null),
            of("ARRAY<INT>", "[1,2,null]", "[]", null),
            of("ARRAY<STRING>", "[\"a,b\",\"say \\\"hi\\\"\",\"\",null]", "[\"two\\nlines\"]", null),
            of("MAP<STRING, INT>", "{\"a\":1,\"b\":null}", "{}", null),
            of("STRUCT<street: STRING, zip: INT>", "{\"street\":\"Main | 1\",\"zip\":12345}", null),
            of(
                    "STRUCT<orders: ARRAY<STRUCT<id: INT, tags: MAP<STRING, STRING>>>>",
                    "{\"orders\":[{\"id\":1,\"tags\":{\"k\":\"v\"}},{\"id\":2,\"tags\":null}]}",
                    null),
            of(
                    "VARIANT",
                    "{\"a\":[1,2.50,true,null]}",
                    "\"text\"",
                    "12345678901234567890.5",
                    "null",
                    "{\n \"a\": 1\n}",
                    null),
            of("VOID", null, null),
            of("GEOGRAPHY", "POINT(1 2)", null),
            new TypedValues(
                    "names that are the same, empty and odd",
                    List.of("a INT", "a INT", " STRING", "a,b STRING", "say\"hi\" STRING", "x|y\nz STRING"),
                    List.of(row("1", "2", "three", "4", null, ""), row(null, null, null, null, null, null))),
            new TypedValues("no rows", List.of("id BIGINT", "name STRING"), List.of()),
            new TypedValues("no columns", List.of(), List.of()));

    private static TypedValues of(String type, @Nullable String... values) {
        return new TypedValues(
                type,
                List.of("id INT", "value " + type),
                IntStream.range(0, values.length)
                        .mapToObj(i -> row(String.valueOf(i + 1), values[i]))
                        .toList());
    }

    private static List<Optional<String>> row(@Nullable String... cells) {
        List<Optional<String>> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(Optional.ofNullable(cell));
        }
        return row;
    }

    /** The rows as the server would send them, in one chunk. */
    TextResult result() {
        String chunk = rows.stream().map(TypedValues::json).collect(Collectors.joining(",", "[", "]"));
        return rows.isEmpty() ? TextResult.of(columns) : TextResult.of(columns, chunk);
    }

    private static String json(List<Optional<String>> row) {
        return row.stream().map(TypedValues::json).collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(Optional<String> cell) {
        return cell.map(text ->
                        "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"")
                .orElse("null");
    }
}
