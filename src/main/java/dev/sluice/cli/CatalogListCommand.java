// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.catalog.CatalogEntry;
import dev.sluice.catalog.CatalogPath;
import dev.sluice.catalog.Catalogs;
import dev.sluice.connection.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the catalogs, the schemas of a catalog, or the tables of a schema. */
@Command(
        name = "list",
        description = "List the catalogs, the schemas of a catalog, or the tables of a schema.",
        footer = {"sluice catalog list", "sluice catalog list main", "sluice catalog list main.sales -o json"})
final class CatalogListCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(
            arity = "0..1",
            paramLabel = "<catalog[.schema]>",
            description = "Where to look; all catalogs if not given. Back-quotes go around a part that holds a dot.")
    @Nullable
    String path;

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    CatalogListCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        resultOptions.newWriter(access.environment(), access.streams());
        CatalogPath where = path == null
                ? CatalogPath.ROOT
                : CatalogPath.parse(TypedText.intact("The name", path, "Type it where the locale has its characters"));
        Connection connection = access.connect(connectionOptions);
        entries(where, new Catalogs(connection).list(where))
                .write(resultOptions, access.environment(), access.streams());
        return ExitCode.OK;
    }

    static ObjectList entries(CatalogPath where, List<CatalogEntry> entries) {
        return new ObjectList(
                where.contents(),
                columns(where),
                entries.stream().map(CatalogListCommand::object).toList());
    }

    /** A schema is a schema: only catalogs and tables are of different types. */
    private static List<String> columns(CatalogPath where) {
        return where.contents().equals("schemas")
                ? List.of("name", "owner", "comment")
                : List.of("name", "type", "owner", "comment");
    }

    static Map<String, Object> object(CatalogEntry entry) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", entry.name());
        object.put("full_name", entry.fullName());
        object.put("type", entry.type());
        object.put("owner", entry.owner());
        object.put("comment", entry.comment());
        object.put("created_at", entry.createdAt());
        object.put("updated_at", entry.updatedAt());
        return object;
    }
}
