// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads type text of both worlds; what it does not know it reports as the parse error that it would be. */
final class TypeParser {

    private static final Pattern WORDS =
            Pattern.compile("[A-Za-z_][A-Za-z_0-9]*(?: WITH TIME ZONE)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPAN = Pattern.compile(
            "\\s+(YEAR|MONTH|DAY|HOUR|MINUTE|SECOND)(\\s+TO\\s+(MONTH|HOUR|MINUTE|SECOND))?", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final boolean databricks;
    private int at;

    TypeParser(String text, boolean databricks) {
        this.text = text;
        this.databricks = databricks;
    }

    SqlType whole() {
        SqlType type = type();
        skipSpace();
        if (at != text.length()) {
            throw unknown();
        }
        return type;
    }

    private SqlType type() {
        skipSpace();
        SqlType type = element();
        while (at < text.length() && text.charAt(at) == '[') {
            at = text.indexOf(']', at) + 1;
            type = SqlType.array(type);
        }
        return type;
    }

    private SqlType element() {
        String word = word().toUpperCase(Locale.ROOT);
        return switch (word) {
            case "DECIMAL", "NUMERIC", "DEC" -> decimal();
            case "INTERVAL" -> interval();
            case "ARRAY" -> {
                open();
                SqlType element = type();
                close();
                yield SqlType.array(element);
            }
            case "MAP" -> {
                open();
                SqlType key = type();
                comma();
                SqlType value = type();
                close();
                yield SqlType.map(key, value);
            }
            case "STRUCT" -> struct();
            default -> simple(word);
        };
    }

    private SqlType simple(String word) {
        SqlType type = SqlType.simple(word, databricks);
        if (type == null) {
            throw unknown();
        }
        if (at < text.length() && text.charAt(at) == '(') { // VARCHAR(10), ENUM('a', 'b')
            at = text.indexOf(')', at) + 1;
        }
        return type;
    }

    private SqlType decimal() {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != '(') {
            return SqlType.decimal(10, 0);
        }
        int end = text.indexOf(')', at);
        if (end < 0) {
            throw unknown();
        }
        String[] digits = text.substring(at + 1, end).split(",", -1);
        at = end + 1;
        try {
            return SqlType.decimal(
                    Integer.parseInt(digits[0].strip()), digits.length > 1 ? Integer.parseInt(digits[1].strip()) : 0);
        } catch (NumberFormatException e) {
            throw unknown();
        }
    }

    private SqlType interval() {
        Matcher span = SPAN.matcher(text).region(at, text.length());
        if (!span.lookingAt()) {
            return SqlType.interval("DAY TO SECOND");
        }
        at = span.end();
        return SqlType.interval(span.group().strip().toUpperCase(Locale.ROOT));
    }

    private SqlType struct() {
        List<SqlType.Part> parts = new ArrayList<>();
        open();
        while (true) {
            String field = field();
            skipSpace();
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
            }
            parts.add(new SqlType.Part(field, type()));
            skipSpace();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            } else {
                close();
                return SqlType.struct(parts);
            }
        }
    }

    private String field() {
        skipSpace();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote == '"' || quote == '`') {
            int end = text.indexOf(quote, at + 1);
            String field = text.substring(at + 1, end);
            at = end + 1;
            return field;
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(start, at);
    }

    private String word() {
        Matcher word = WORDS.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            throw unknown();
        }
        at = word.end();
        return word.group();
    }

    private void open() {
        expect(databricks ? '<' : '(');
    }

    private void close() {
        expect(databricks ? '>' : ')');
    }

    private void comma() {
        expect(',');
    }

    private void expect(char c) {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != c) {
            throw unknown();
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private SqlFailure unknown() {
        return SqlFailure.condition("UNSUPPORTED_DATATYPE", "Unsupported data type \"" + text + "\".", "0A000");
    }
}
