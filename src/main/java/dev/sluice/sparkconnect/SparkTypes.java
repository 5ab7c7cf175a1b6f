// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import dev.sluice.result.Column;
import java.util.ArrayList;
import java.util.List;

/** Reads the schema of a result: each column with its SQL type, as a warehouse's manifest would write it. */
final class SparkTypes {

    /** No type nests deeper; a message that does is broken. */
    private static final int DEEPEST = 100;

    private static final List<String> YEAR_MONTH = List.of("YEAR", "MONTH");
    private static final List<String> DAY_TIME = List.of("DAY", "HOUR", "MINUTE", "SECOND");

    private SparkTypes() {}

    /** The columns of a schema, which is a struct. */
    static List<Column> columns(ProtoFields dataType) {
        List<Column> columns = new ArrayList<>();
        while (dataType.next()) {
            if (dataType.field() == 21) {
                ProtoFields struct = dataType.message();
                while (struct.next()) {
                    if (struct.field() == 1) {
                        Named field = named(struct.message(), 0);
                        columns.add(Column.of(field.name(), field.type(), ""));
                    }
                }
            }
        }
        return columns;
    }

    private record Named(String name, String type) {}

    private static Named named(ProtoFields field, int depth) {
        String name = "";
        String type = "VOID";
        while (field.next()) {
            if (field.field() == 1) {
                name = field.text();
            } else if (field.field() == 2) {
                type = type(field.message(), depth + 1);
            }
        }
        return new Named(name, type);
    }

    private static String type(ProtoFields dataType, int depth) {
        if (depth > DEEPEST) {
            throw SparkFailures.malformed("its types nest without end");
        }
        String text = "VOID";
        while (dataType.next()) {
            ProtoFields kind = dataType.message();
            text = switch (dataType.field()) {
                case 1 -> "VOID";
                case 2 -> "BINARY";
                case 3 -> "BOOLEAN";
                case 4 -> "TINYINT";
                case 5 -> "SMALLINT";
                case 6 -> "INT";
                case 7 -> "BIGINT";
                case 8 -> "FLOAT";
                case 9 -> "DOUBLE";
                case 10 -> "DECIMAL(" + number(kind, 2, 10) + "," + number(dataType.message(), 1, 0) + ")";
                case 11 -> "STRING";
                case 12 -> "CHAR(" + number(kind, 1, 0) + ")";
                case 13 -> "VARCHAR(" + number(kind, 1, 0) + ")";
                case 14 -> "DATE";
                case 15 -> "TIMESTAMP";
                case 16 -> "TIMESTAMP_NTZ";
                case 17 -> "INTERVAL";
                case 18 -> interval(kind, YEAR_MONTH);
                case 19 -> interval(kind, DAY_TIME);
                case 20 -> "ARRAY<" + part(kind, 1, depth) + ">";
                case 21 -> struct(kind, depth);
                case 22 -> map(kind, depth);
                case 25 -> "VARIANT";
                case 26 -> "GEOMETRY";
                case 27 -> "GEOGRAPHY";
                case 28 -> "TIME(" + number(kind, 1, 6) + ")";
                default -> "UNKNOWN";
            };
        }
        return text;
    }

    private static String interval(ProtoFields kind, List<String> units) {
        int start = 0;
        int end = units.size() - 1;
        while (kind.next()) {
            if (kind.field() == 1) {
                start = unit(kind, units);
            } else if (kind.field() == 2) {
                end = unit(kind, units);
            }
        }
        return "INTERVAL " + units.get(start) + (start == end ? "" : " TO " + units.get(end));
    }

    private static int unit(ProtoFields kind, List<String> units) {
        return Math.clamp(kind.number(), 0, units.size() - 1);
    }

    private static String struct(ProtoFields kind, int depth) {
        List<String> fields = new ArrayList<>();
        while (kind.next()) {
            if (kind.field() == 1) {
                Named field = named(kind.message(), depth);
                fields.add(field.name() + ": " + field.type());
            }
        }
        return "STRUCT<" + String.join(", ", fields) + ">";
    }

    private static String map(ProtoFields kind, int depth) {
        String key = "VOID";
        String value = "VOID";
        while (kind.next()) {
            if (kind.field() == 1) {
                key = type(kind.message(), depth + 1);
            } else if (kind.field() == 2) {
                value = type(kind.message(), depth + 1);
            }
        }
        return "MAP<" + key + ", " + value + ">";
    }

    private static String part(ProtoFields kind, int field, int depth) {
        String text = "VOID";
        while (kind.next()) {
            if (kind.field() == field) {
                text = type(kind.message(), depth + 1);
            }
        }
        return text;
    }

    private static long number(ProtoFields kind, int field, long otherwise) {
        long number = otherwise;
        while (kind.next()) {
            if (kind.field() == field) {
                number = kind.number();
            }
        }
        return number;
    }
}
