// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import dev.sluice.arrow.ArrowType.TimeUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a type as the manifest writes it ({@code MAP<STRING, DECIMAL(10,2)>}); what it does not know is text. */
final class TypeText {

    private final String text;
    private int position;

    TypeText(String text) {
        this.text = text;
    }

    ArrowField field(String name) {
        try {
            return part(name);
        } catch (NumberFormatException | StringIndexOutOfBoundsException unreadable) {
            return leaf(name, new ArrowType.Utf8(false));
        }
    }

    private ArrowField part(String name) {
        String word = word();
        return switch (word) {
            case "ARRAY" -> {
                expect('<');
                ArrowField element = part("element");
                expect('>');
                yield new ArrowField(name, new ArrowType.ListOf(false), false, List.of(element));
            }
            case "MAP" -> {
                expect('<');
                ArrowField key = part("key");
                expect(',');
                ArrowField value = part("value");
                expect('>');
                ArrowField entries = new ArrowField("entries", new ArrowType.Struct(), false, List.of(key, value));
                yield new ArrowField(name, new ArrowType.MapOf(), false, List.of(entries));
            }
            case "STRUCT" -> new ArrowField(name, new ArrowType.Struct(), false, structFields());
            default -> leaf(name, simple(word));
        };
    }

    private List<ArrowField> structFields() {
        List<ArrowField> fields = new ArrayList<>();
        expect('<');
        while (text.charAt(position) != '>') {
            int colon = text.indexOf(':', position);
            String name = text.substring(position, colon).strip();
            position = colon + 1;
            fields.add(part(name));
            if (text.charAt(position) == ',') {
                position++;
            }
        }
        expect('>');
        return fields;
    }

    private ArrowType simple(String word) {
        return switch (word) {
            case "VOID" -> new ArrowType.Null();
            case "BOOLEAN" -> new ArrowType.Bool();
            case "TINYINT" -> new ArrowType.Int(8, true);
            case "SMALLINT" -> new ArrowType.Int(16, true);
            case "INT" -> new ArrowType.Int(32, true);
            case "BIGINT" -> new ArrowType.Int(64, true);
            case "FLOAT" -> new ArrowType.Float32();
            case "DOUBLE" -> new ArrowType.Float64();
            case "DATE" -> new ArrowType.Date32();
            case "BINARY" -> new ArrowType.Binary(false);
            case "TIMESTAMP" -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
            case "TIMESTAMP_NTZ" -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "");
            case "DECIMAL" -> {
                expect('(');
                int precision = number(',');
                yield new ArrowType.Decimal(precision, number(')'), 128);
            }
            case "INTERVAL" -> interval();
            default -> new ArrowType.Utf8(false);
        };
    }

    /** INTERVAL YEAR, MONTH or YEAR TO MONTH counts months, every other one time. */
    private ArrowType interval() {
        boolean isMonths = false;
        String word = word();
        while (!word.isEmpty()) {
            isMonths |= word.equals("YEAR") || word.equals("MONTH");
            word = word();
        }
        return isMonths ? new ArrowType.YearMonth() : new ArrowType.Duration(TimeUnit.MICROSECOND);
    }

    private int number(char end) {
        int to = text.indexOf(end, position);
        int number = Integer.parseInt(text.substring(position, to).strip());
        position = to + 1;
        return number;
    }

    private String word() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
        int start = position;
        while (position < text.length()
                && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
            position++;
        }
        return text.substring(start, position).toUpperCase(Locale.ROOT);
    }

    private void expect(char c) {
        if (text.charAt(position) != c) {
            throw new StringIndexOutOfBoundsException(position);
        }
        position++;
    }

    private static ArrowField leaf(String name, ArrowType type) {
        return new ArrowField(name, type, false, List.of());
    }
}
