// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import dev.sluice.local.sql.Browser.ColumnEntry;
import dev.sluice.local.sql.Browser.TableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SHOW and DESCRIBE, also in the forms the JDBC driver uses, answered as a query of literals. */
final class MetadataStatements {

    private static final String SHOWN_COLUMNS =
            "catalogName,namespace,tableName,col_name,columnType,columnSize:INTEGER,decimalDigits:INTEGER,radix:INTEGER,isNullable,remarks,ordinalPosition:INTEGER";

    private final Browser browser;
    private final Context context;

    MetadataStatements(Browser browser, Context context) {
        this.browser = browser;
        this.context = context;
    }

    /** The engine's query whose rows are the answer. */
    String answer(List<Token> words) {
        Words text = new Words(words);
        if (text.take("SHOW")) {
            return show(text);
        }
        text.next();
        return describe(text);
    }

    private String show(Words text) {
        if (text.take("CATALOGS")) {
            String like = text.like();
            return table(
                    "catalog",
                    matching(browser.catalogs(), like)
                            .map(MetadataStatements::row)
                            .toList());
        }
        if (text.take("SCHEMAS") || text.take("DATABASES")) {
            return schemas(text);
        }
        if (text.take("TABLES")) {
            return tables(text);
        }
        if (text.take("COLUMNS")) {
            return columns(text);
        }
        if (text.take("TABLE_TYPES")) {
            return table("TABLE_TYPE", List.of(row("TABLE"), row("VIEW")));
        }
        if (text.take("FUNCTIONS")) {
            return table("catalogName,namespace,functionName,remarks,functionType,specificName", List.of());
        }
        if (text.take("KEYS") || text.take("FOREIGN")) {
            return table("catalogName,namespace,tableName,col_name,keySeq,constraintName", List.of());
        }
        throw SqlFailure.unsupported("SHOW " + text.rest() + ".");
    }

    private String schemas(Words text) {
        boolean in = text.take("IN") || text.take("FROM");
        if (in && text.take("ALL")) {
            text.take("CATALOGS");
            String like = text.like();
            return table(
                    "databaseName,catalog",
                    browser.catalogs().stream()
                            .flatMap(catalog ->
                                    matching(browser.schemas(catalog), like).map(each -> row(each, catalog)))
                            .toList());
        }
        text.take("CATALOG");
        String catalog = in ? text.name().getFirst() : context.catalog();
        browser.requireSchema(catalog, null);
        String like = text.like();
        return table(
                "databaseName",
                matching(browser.schemas(catalog), like)
                        .map(MetadataStatements::row)
                        .toList());
    }

    private String tables(Words text) {
        boolean in = text.take("IN") || text.take("FROM");
        boolean all = in && text.take("ALL") && text.take("CATALOGS");
        if (all || (in && text.take("CATALOG"))) {
            List<String> catalogs =
                    all ? browser.catalogs() : List.of(text.name().getFirst());
            String schemaLike = text.take("SCHEMA") ? text.like() : null;
            String tableLike = text.like();
            List<List<@Nullable String>> rows = new ArrayList<>();
            for (TableEntry each : entries(catalogs, schemaLike, tableLike)) {
                String type = each.type().equals("VIEW") ? "VIEW" : "TABLE";
                rows.add(row(each.catalog(), each.schema(), each.name(), type, each.comment()));
            }
            return table("catalogName,namespace,tableName,tableType,remarks", rows);
        }
        List<String> name = in ? text.name() : List.of(context.schema());
        String catalog = name.size() > 1 ? name.getFirst() : context.catalog();
        browser.requireSchema(catalog, name.getLast());
        String like = text.like();
        return table(
                "database,tableName,isTemporary:BOOLEAN",
                entries(List.of(catalog), name.getLast(), like).stream()
                        .map(each -> row(each.schema(), each.name(), "false"))
                        .toList());
    }

    private String columns(Words text) {
        text.take("IN");
        text.take("FROM");
        boolean all = text.take("ALL") && text.take("CATALOGS");
        if (!all && !text.take("CATALOG")) {
            return table(
                    "col_name",
                    browser.columns(entry(text.name())).stream()
                            .map(each -> row(each.name()))
                            .toList());
        }
        List<String> catalogs = all ? browser.catalogs() : List.of(text.name().getFirst());
        String schemaLike = text.take("SCHEMA") ? text.like() : null;
        String tableLike = text.take("TABLE") ? text.like() : null;
        String columnLike = text.like();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (TableEntry each : entries(catalogs, schemaLike, tableLike)) {
            int position = 0;
            for (ColumnEntry column : browser.columns(each)) {
                position++;
                if (matches(column.name(), columnLike)) {
                    rows.add(shown(each, column, position));
                }
            }
        }
        return table(SHOWN_COLUMNS, rows);
    }

    private static List<@Nullable String> shown(TableEntry table, ColumnEntry column, int position) {
        boolean decimal = column.type().precision() > 0;
        return row(
                table.catalog(),
                table.schema(),
                table.name(),
                column.name(),
                column.type().text(),
                decimal ? String.valueOf(column.type().precision()) : null,
                decimal ? String.valueOf(column.type().scale()) : null,
                "10",
                String.valueOf(column.nullable()),
                column.comment(),
                String.valueOf(position));
    }

    private String describe(Words text) {
        text.take("TABLE");
        boolean extended = text.take("EXTENDED");
        if (text.peek("CATALOG")
                || text.peek("SCHEMA")
                || text.peek("QUERY")
                || text.peek("SELECT")
                || text.peek("FUNCTION")) {
            throw SqlFailure.unsupported("DESCRIBE " + text.rest() + ".");
        }
        TableEntry entry = entry(text.name());
        List<ColumnEntry> columns = browser.columns(entry);
        if (extended && text.take("AS") && text.take("JSON")) {
            return table("json_metadata", List.of(row(TableJson.describe(entry, columns, context.user()))));
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        columns.forEach(each ->
                rows.add(row(each.name(), each.type().text().toLowerCase(java.util.Locale.ROOT), each.comment())));
        if (extended) {
            rows.addAll(List.of(
                    row("", "", ""),
                    row("# Detailed Table Information", "", ""),
                    row("Catalog", entry.catalog(), ""),
                    row("Database", entry.schema(), ""),
                    row("Table", entry.name(), ""),
                    row("Owner", context.user(), ""),
                    row("Type", entry.type(), ""),
                    row("Provider", "delta", "")));
        }
        return table("col_name,data_type,comment", rows);
    }

    private TableEntry entry(List<String> name) {
        List<String> full = Names.qualified(name, context.catalog(), context.schema());
        return browser.table(full.get(0), full.get(1), full.get(2))
                .orElseThrow(() -> SqlFailure.condition(
                        "TABLE_OR_VIEW_NOT_FOUND",
                        "The table or view `" + String.join("`.`", full) + "` cannot be found.",
                        "42P01"));
    }

    private List<TableEntry> entries(List<String> catalogs, @Nullable String schemaLike, @Nullable String tableLike) {
        return catalogs.stream()
                .flatMap(catalog -> matching(browser.schemas(catalog), schemaLike)
                        .flatMap(schema -> browser.tables(catalog, schema).stream()))
                .filter(each -> matches(each.name(), tableLike))
                .toList();
    }

    private static java.util.stream.Stream<String> matching(List<String> names, @Nullable String like) {
        return names.stream().filter(name -> matches(name, like));
    }

    /** Patterns know {@code *} and {@code |}, and {@code %} and {@code _} as the driver sends them. */
    private static boolean matches(String name, @Nullable String like) {
        if (like == null) {
            return true;
        }
        return Arrays.stream(like.split("\\|", -1))
                .anyMatch(each -> name.matches("(?i)"
                        + Arrays.stream(each.replace("\\_", "_").split("[*%]", -1))
                                .map(java.util.regex.Pattern::quote)
                                .collect(Collectors.joining(".*"))));
    }

    private static List<@Nullable String> row(@Nullable String... values) {
        return Collections.unmodifiableList(Arrays.<@Nullable String>asList(values));
    }

    /** A query of literals; a column is a name, with its type behind a colon unless it is text. */
    private static String table(String columns, List<List<@Nullable String>> rows) {
        List<String> names = Arrays.asList(columns.split(",", -1));
        List<String> selects = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                cells.add(cell(row.get(i), names.get(i)));
            }
            selects.add("SELECT " + String.join(", ", cells));
        }
        if (selects.isEmpty()) {
            selects.add("SELECT " + names.stream().map(name -> cell(null, name)).collect(Collectors.joining(", "))
                    + " WHERE false");
        }
        return String.join(" UNION ALL ", selects);
    }

    private static String cell(@Nullable String value, String column) {
        String[] parts = column.split(":", -1);
        String type = parts.length > 1 ? parts[1] : "VARCHAR";
        return "CAST(" + (value == null ? "NULL" : SqlText.string(value)) + " AS " + type + ") AS "
                + SqlText.name(parts[0]);
    }
}
