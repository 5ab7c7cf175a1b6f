// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A type of SQL in its three spellings.
 *
 * @param name as {@code type_name} says it
 * @param text as {@code type_text} says it
 * @param duckDb as the engine says it
 * @param precision of a DECIMAL, else 0
 * @param scale of a DECIMAL, else 0
 * @param interval what an INTERVAL spans, else null
 * @param parts the types inside an ARRAY, MAP or STRUCT, with the field names of a STRUCT
 */
public record SqlType(
        String name,
        String text,
        String duckDb,
        int precision,
        int scale,
        @Nullable String interval,
        List<Part> parts) {

    /** A type inside another; only a STRUCT names its parts. */
    public record Part(String field, SqlType type) {}

    public static final SqlType STRING = simple("STRING", "STRING", "VARCHAR");
    public static final SqlType LONG = simple("LONG", "BIGINT", "BIGINT");
    public static final SqlType BOOLEAN = simple("BOOLEAN", "BOOLEAN", "BOOLEAN");
    public static final SqlType INT = simple("INT", "INT", "INTEGER");

    static final SqlType VOID = simple("NULL", "VOID", "INTEGER");
    private static final SqlType SHORT = simple("SHORT", "SMALLINT", "SMALLINT");
    private static final SqlType BYTE = simple("BYTE", "TINYINT", "TINYINT");
    private static final SqlType FLOAT = simple("FLOAT", "FLOAT", "FLOAT");
    private static final SqlType DOUBLE = simple("DOUBLE", "DOUBLE", "DOUBLE");
    private static final SqlType BINARY = simple("BINARY", "BINARY", "BLOB");
    private static final SqlType TIMESTAMP = simple("TIMESTAMP", "TIMESTAMP", "TIMESTAMPTZ");
    private static final SqlType TIMESTAMP_NTZ = simple("TIMESTAMP_NTZ", "TIMESTAMP_NTZ", "TIMESTAMP");
    private static final SqlType VARIANT = simple("VARIANT", "VARIANT", "JSON");

    /** Both worlds' words that mean the same in both; sums come as HUGEINT from the engine, as BIGINT from Databricks. */
    private static final Map<String, SqlType> SIMPLE = Map.ofEntries(
            Map.entry("BOOLEAN", BOOLEAN),
            Map.entry("TINYINT", BYTE),
            Map.entry("BYTE", BYTE),
            Map.entry("SMALLINT", SHORT),
            Map.entry("SHORT", SHORT),
            Map.entry("UTINYINT", SHORT),
            Map.entry("INT", INT),
            Map.entry("INTEGER", INT),
            Map.entry("USMALLINT", INT),
            Map.entry("BIGINT", LONG),
            Map.entry("LONG", LONG),
            Map.entry("UINTEGER", LONG),
            Map.entry("HUGEINT", LONG),
            Map.entry("UBIGINT", LONG),
            Map.entry("UHUGEINT", LONG),
            Map.entry("FLOAT", FLOAT),
            Map.entry("REAL", FLOAT),
            Map.entry("DOUBLE", DOUBLE),
            Map.entry("STRING", STRING),
            Map.entry("VARCHAR", STRING),
            Map.entry("CHAR", STRING),
            Map.entry("TEXT", STRING),
            Map.entry("UUID", STRING),
            Map.entry("ENUM", STRING),
            Map.entry("BIT", STRING),
            Map.entry("TIME", STRING),
            Map.entry("TIME WITH TIME ZONE", STRING),
            Map.entry("BINARY", BINARY),
            Map.entry("BLOB", BINARY),
            Map.entry("DATE", simple("DATE", "DATE", "DATE")),
            Map.entry("TIMESTAMP_NTZ", TIMESTAMP_NTZ),
            Map.entry("TIMESTAMP_LTZ", TIMESTAMP),
            Map.entry("TIMESTAMP WITH TIME ZONE", TIMESTAMP),
            Map.entry("TIMESTAMPTZ", TIMESTAMP),
            Map.entry("TIMESTAMP_S", TIMESTAMP_NTZ),
            Map.entry("TIMESTAMP_MS", TIMESTAMP_NTZ),
            Map.entry("TIMESTAMP_NS", TIMESTAMP_NTZ),
            Map.entry("VARIANT", VARIANT),
            Map.entry("JSON", VARIANT),
            Map.entry("VOID", VOID),
            Map.entry("NULL", VOID));

    /** Reads a type as Databricks writes it, for instance {@code ARRAY<DECIMAL(10,2)>}. */
    public static SqlType parse(String text) {
        return new TypeParser(text, true).whole();
    }

    /** Reads a type as the engine writes it, for instance {@code DECIMAL(10,2)[]}. */
    static SqlType fromDuckDb(String text) {
        return new TypeParser(text, false).whole();
    }

    /** The type of a word, or null; TIMESTAMP is the one word on which the two worlds differ. */
    static @Nullable SqlType simple(String word, boolean databricks) {
        String upper = word.toUpperCase(Locale.ROOT);
        if (upper.equals("TIMESTAMP")) {
            return databricks ? TIMESTAMP : TIMESTAMP_NTZ;
        }
        if (upper.equals("INTERVAL")) {
            return interval("DAY TO SECOND");
        }
        return SIMPLE.get(upper);
    }

    private static SqlType simple(String name, String text, String duckDb) {
        return new SqlType(name, text, duckDb, 0, 0, null, List.of());
    }

    static SqlType decimal(int precision, int scale) {
        String text = "DECIMAL(" + precision + "," + scale + ")";
        return new SqlType("DECIMAL", text, text, precision, scale, null, List.of());
    }

    static SqlType interval(String span) {
        return new SqlType("INTERVAL", "INTERVAL " + span, "INTERVAL", 0, 0, span, List.of());
    }

    static SqlType array(SqlType element) {
        return new SqlType(
                "ARRAY",
                "ARRAY<" + element.text + ">",
                element.duckDb + "[]",
                0,
                0,
                null,
                List.of(new Part("element", element)));
    }

    static SqlType map(SqlType key, SqlType value) {
        return new SqlType(
                "MAP",
                "MAP<" + key.text + ", " + value.text + ">",
                "MAP(" + key.duckDb + ", " + value.duckDb + ")",
                0,
                0,
                null,
                List.of(new Part("key", key), new Part("value", value)));
    }

    static SqlType struct(List<Part> parts) {
        String text =
                parts.stream().map(each -> each.field + ": " + each.type.text).collect(Collectors.joining(", "));
        String duckDb = parts.stream()
                .map(each -> SqlText.name(each.field) + " " + each.type.duckDb)
                .collect(Collectors.joining(", "));
        return new SqlType("STRUCT", "STRUCT<" + text + ">", "STRUCT(" + duckDb + ")", 0, 0, null, parts);
    }

    /** Whether a value is written as JSON text in the text formats. */
    public boolean isNested() {
        return !parts.isEmpty() || name.equals("VARIANT");
    }
}
