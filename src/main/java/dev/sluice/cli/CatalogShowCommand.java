// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.catalog.CatalogEntry;
import dev.sluice.catalog.TableDescription;
import dev.sluice.catalog.TableDescription.ColumnDescription;
import dev.sluice.catalog.TableName;
import dev.sluice.catalog.Tables;
import dev.sluice.connection.Connection;
import dev.sluice.connection.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints one table: its columns in the formats that have rows, and all that is known of it in JSON. */
@Command(
        name = "show",
        description = {
            "Show a table or view: a row for each of its columns.",
            "-o json also has its type, format, owner, comment, location and times."
        },
        footer = {"sluice catalog show samples.nyctaxi.trips", "sluice catalog show main.sales.orders -o json"})
final class CatalogShowCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(
            paramLabel = "<catalog.schema.table>",
            description = "Its name; what is left out of it are the connection's catalog and schema.")
    String name = "";

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    CatalogShowCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        resultOptions.newWriter(access.environment(), access.streams());
        Connection connection = access.connect(connectionOptions);
        ConnectionConfig config = connection.config();
        String typed = TypedText.intact("The name", name, "Type it where the locale has its characters");
        TableDescription table =
                new Tables(connection).describe(TableName.parse(typed, config.catalog(), config.schema()));
        ObjectList columns = columns(table);
        columns.write(document(table, columns.objects()), resultOptions, access.environment(), access.streams());
        return ExitCode.OK;
    }

    static ObjectList columns(TableDescription table) {
        return new ObjectList(
                "columns",
                List.of("name", "type", "nullable", "comment"),
                table.columns().stream().map(CatalogShowCommand::column).toList());
    }

    private static Map<String, Object> column(ColumnDescription column) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", column.name());
        object.put("type", column.type());
        object.put("nullable", column.isNullable());
        object.put("comment", column.comment());
        return object;
    }

    private static Map<String, Object> document(TableDescription table, List<Map<String, Object>> columns) {
        CatalogEntry entry = table.entry();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("catalog", table.name().catalog());
        document.put("schema", table.name().schema());
        document.putAll(CatalogListCommand.object(entry));
        document.put("format", table.format());
        document.put("location", table.location());
        document.put("view_definition", table.viewDefinition());
        document.put("columns", columns);
        return document;
    }
}
