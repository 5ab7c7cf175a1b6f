// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The engine's errors in the words of Spark's error conditions; what has no such words is named as ours. */
final class ErrorTexts {

    private static final Pattern NEAR = Pattern.compile("syntax error at or near \"(.*?)\"", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("(?:Table|View) with name \"?([^\" ]+)\"? does not exist");
    private static final Pattern CATALOG =
            Pattern.compile("Catalog \"(.+?)\" does not exist|Catalog with name (.+?) does not exist");
    private static final Pattern SCHEMA = Pattern.compile("Schema with name \"?(.+?)\"? does not exist");
    private static final Pattern FUNCTION = Pattern.compile("Function with name \"?(.+?)\"? does not exist");
    private static final Pattern COLUMN = Pattern.compile(
            "Referenced (?:column|table) \"(.+?)\" not found(?:.*?Candidate (?:bindings|tables): (.+?)(?:\n|$))?|does not have a column named \"(.+?)\"",
            Pattern.DOTALL);
    private static final Pattern EXISTS = Pattern.compile("(?:Table|View) with name \"(.+?)\" already exists");
    private static final Pattern CONVERT = Pattern.compile(
            "(?:convert string|field value out of range:|invalid \\w+ field format:) [\"'](.*?)[\"'](?: to (\\w+))?");

    private static final Pattern OVERFLOW =
            Pattern.compile("Type (\\w+) with value (\\S+) can't be cast|Could not cast value (\\S+)");

    private record Known(Pattern pattern, String condition, String text, String sqlState) {}

    private static final List<Known> KNOWN = List.of(
            new Known(
                    Pattern.compile("argument types '(.+?)'"),
                    "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE",
                    "Cannot resolve \"%s\" due to data type mismatch.",
                    "42K09"),
            new Known(
                    Pattern.compile("column \"(.+?)\" must appear in the GROUP BY"),
                    "MISSING_AGGREGATION",
                    "The non-aggregating expression \"%s\" is based on columns which are not participating in the GROUP BY clause.",
                    "42803"),
            new Known(
                    Pattern.compile("Ambiguous reference to column name \"(.+?)\""),
                    "AMBIGUOUS_REFERENCE",
                    "Reference `%s` is ambiguous.",
                    "42704"));

    private ErrorTexts() {}

    /** @param statement as the user wrote it, in which the place of an error is looked up */
    static SqlFailure failure(SQLException error, String statement) {
        String text = error.getMessage() == null ? "" : error.getMessage();
        String near = first(NEAR, text);
        if (text.contains("INTERRUPT")) {
            return SqlFailure.of("CANCELLED", "The statement was cancelled.", "HY008");
        }
        if (text.contains("DIVIDE_BY_ZERO")) {
            return SqlFailure.condition(
                    "DIVIDE_BY_ZERO",
                    "Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead.",
                    "22012");
        }
        if (near != null || text.contains("syntax error at end of input") || text.startsWith("Parser Error")) {
            return near == null
                    ? syntax("end of input", statement.length(), statement)
                    : syntax("'" + near + "'", Math.max(0, statement.indexOf(near)), statement);
        }
        if (text.contains("Conversion Error")) {
            return conversion(text);
        }
        if (text.contains("Out of Range Error")) {
            return SqlFailure.condition("ARITHMETIC_OVERFLOW", firstLine(text) + ".", "22003");
        }
        return unresolved(text, statement);
    }

    private static SqlFailure conversion(String text) {
        Matcher overflow = OVERFLOW.matcher(text);
        if (overflow.find()) {
            return SqlFailure.condition(
                    "CAST_OVERFLOW",
                    "The value " + (overflow.group(2) == null ? overflow.group(3) : overflow.group(2))
                            + " cannot be cast due to an overflow.",
                    "22003");
        }
        Matcher malformed = CONVERT.matcher(text);
        boolean found = malformed.find();
        return SqlFailure.condition(
                "CAST_INVALID_INPUT",
                "The value '" + (found ? malformed.group(1) : "") + "' of the type \"STRING\" cannot be cast to \""
                        + type(found && malformed.group(2) != null ? malformed.group(2) : "DATE")
                        + "\" because it is malformed. Correct the value as per the syntax, or change its target type."
                        + " Use `try_cast` to tolerate malformed input and return NULL instead.",
                "22018");
    }

    /** The engine's internal names of types. */
    private static String type(String engineType) {
        return switch (engineType.toUpperCase(Locale.ROOT)) {
            case "INT8" -> "TINYINT";
            case "INT16" -> "SMALLINT";
            case "INT32" -> "INT";
            case "INT64" -> "BIGINT";
            case "BOOL" -> "BOOLEAN";
            default -> engineType.toUpperCase(Locale.ROOT);
        };
    }

    private static SqlFailure unresolved(String text, String statement) {
        String table = first(TABLE, text);
        if (table != null) {
            return SqlFailure.condition(
                    "TABLE_OR_VIEW_NOT_FOUND",
                    "The table or view " + asWritten(table, statement)
                            + " cannot be found. Verify the spelling and correctness of the schema and catalog.",
                    "42P01");
        }
        String catalog = first(CATALOG, text);
        if (catalog != null) {
            return SqlFailure.condition(
                    "NO_SUCH_CATALOG_EXCEPTION",
                    "Catalog '" + Names.userCatalog(catalog)
                            + "' was not found. Please verify the catalog name and then retry the query or command again.",
                    "42704");
        }
        String schema = first(SCHEMA, text);
        if (schema != null) {
            return SqlFailure.condition(
                    "SCHEMA_NOT_FOUND", "The schema " + ticked(schema) + " cannot be found.", "42704");
        }
        String exists = first(EXISTS, text);
        if (exists != null) {
            return SqlFailure.condition(
                    "TABLE_OR_VIEW_ALREADY_EXISTS",
                    "Cannot create table or view " + ticked(exists) + " because it already exists.",
                    "42P07");
        }
        String function = first(FUNCTION, text);
        if (function != null) {
            return SqlFailure.condition(
                    "UNRESOLVED_ROUTINE", "Cannot resolve routine " + ticked(function) + ".", "42883");
        }
        Matcher column = COLUMN.matcher(text);
        if (column.find()) {
            return column(column, statement);
        }
        for (Known known : KNOWN) {
            Matcher matcher = known.pattern.matcher(text);
            if (matcher.find()) {
                return SqlFailure.condition(known.condition, known.text.formatted(matcher.group(1)), known.sqlState);
            }
        }
        return SqlFailure.unsupported("The engine of the local workspace says: " + text.strip());
    }

    private static SqlFailure column(Matcher column, String statement) {
        String name = column.group(1) == null ? column.group(3) : column.group(1);
        String candidates = column.group(2);
        String condition =
                candidates == null ? "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION" : "UNRESOLVED_COLUMN.WITH_SUGGESTION";
        String suggestion =
                candidates == null ? "" : " Did you mean one of the following? [" + candidates.replace('"', '`') + "].";
        int position = Math.max(0, statement.indexOf(name));
        return SqlFailure.of(
                "BAD_REQUEST",
                "[" + condition + "] A column, variable, or function parameter with name " + ticked(name)
                        + " cannot be resolved." + suggestion + " SQLSTATE: 42703; line " + line(statement, position)
                        + " pos " + column(statement, position),
                "42703");
    }

    /** The form recorded from the real service: a line break first, then the text with its place. */
    static SqlFailure syntax(String place, int position, String statement) {
        return SqlFailure.of(
                "BAD_REQUEST",
                "\n[PARSE_SYNTAX_ERROR] Syntax error at or near " + place + ". SQLSTATE: 42601 (line "
                        + line(statement, position) + ", pos " + column(statement, position) + ")\n\n== SQL ==\n"
                        + statement + "\n" + "-".repeat(column(statement, position)) + "^^^\n",
                "42601");
    }

    private static long line(String statement, int position) {
        return statement.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    }

    private static int column(String statement, int position) {
        return position - (statement.lastIndexOf('\n', Math.max(0, position - 1)) + 1);
    }

    /** The name with all the parts it has in the statement, where the engine reports its end. */
    private static String asWritten(String name, String statement) {
        String end = name.substring(name.lastIndexOf('.') + 1);
        List<Token> tokens = Tokens.significant(Lexer.tokens(statement));
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isName() && tokens.get(i).value().equalsIgnoreCase(end)) {
                StringBuilder written = new StringBuilder("`" + tokens.get(i).value() + "`");
                for (int j = i - 1;
                        j > 0
                                && tokens.get(j).isSymbol(".")
                                && tokens.get(j - 1).isName();
                        j -= 2) {
                    written.insert(0, "`" + tokens.get(j - 1).value() + "`.");
                }
                return written.toString();
            }
        }
        return ticked(name);
    }

    private static String ticked(String name) {
        return "`" + name.replace(".", "`.`") + "`";
    }

    private static String firstLine(String text) {
        int at = text.indexOf("Out of Range Error: ");
        return text.substring(at < 0 ? 0 : at + 20).lines().findFirst().orElse(text);
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                return matcher.group(i);
            }
        }
        return null;
    }
}
