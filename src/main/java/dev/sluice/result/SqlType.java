// SPDX-License-Identifier: Apache-2.0
package dev.sluice.result;

import java.util.Locale;

/** What a writer needs to know of a column's SQL type: how its text becomes JSON, and which way it aligns. */
public enum SqlType {
    /** Whole numbers and DECIMAL: the server's text is a JSON number with every digit. */
    NUMBER,
    /** FLOAT and DOUBLE: a JSON number, but NaN and the infinities are strings. */
    FLOATING,
    BOOLEAN,
    STRING,
    TIMESTAMP,
    /** DATE, TIMESTAMP_NTZ, INTERVAL, BINARY and whatever else stays text. */
    TEXT,
    /** ARRAY, MAP, STRUCT and VARIANT: the server's text is JSON already. */
    NESTED;

    /**
     * Reads {@code type_name} of the manifest, which may be missing or newer than this program; {@code type_text} then
     * decides, and what nobody knows is text.
     */
    public static SqlType of(String typeName, String typeText) {
        String name = typeName.isEmpty() ? typeText : typeName;
        int end = 0;
        while (end < name.length() && (Character.isLetter(name.charAt(end)) || name.charAt(end) == '_')) {
            end++;
        }
        return switch (name.substring(0, end).toUpperCase(Locale.ROOT)) {
            case "BYTE", "SHORT", "INT", "LONG", "DECIMAL", "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> NUMBER;
            case "FLOAT", "DOUBLE" -> FLOATING;
            case "BOOLEAN" -> BOOLEAN;
            case "STRING", "CHAR", "VARCHAR" -> STRING;
            case "TIMESTAMP" -> TIMESTAMP;
            case "ARRAY", "MAP", "STRUCT", "VARIANT" -> NESTED;
            default -> TEXT;
        };
    }
}
