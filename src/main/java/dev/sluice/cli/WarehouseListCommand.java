// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.compute.Warehouse;
import dev.sluice.compute.Warehouses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the warehouses that the connection can see. */
@Command(
        name = "list",
        description = "List the SQL warehouses that this connection can see, and whether they run. Starts none.",
        footer = {"sluice warehouse list", "sluice warehouse list -o json"})
final class WarehouseListCommand implements Callable<Integer>, CallsWorkspace {

    static final List<String> COLUMNS = List.of("id", "name", "state", "size", "type");

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    WarehouseListCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        resultOptions.newWriter(access.environment(), access.streams());
        List<Warehouse> all = new Warehouses(access.connect(connectionOptions)).list();
        new ObjectList(
                        "warehouses",
                        COLUMNS,
                        all.stream().map(WarehouseListCommand::object).toList())
                .write(resultOptions, access.environment(), access.streams());
        return ExitCode.OK;
    }

    static Map<String, Object> object(Warehouse warehouse) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", warehouse.id());
        object.put("name", warehouse.name());
        object.put("state", warehouse.stateInWords());
        object.put("size", warehouse.size());
        object.put("type", type(warehouse));
        object.put(
                "auto_stop_minutes",
                warehouse.autoStopMinutes().isPresent()
                        ? Optional.of(warehouse.autoStopMinutes().getAsInt())
                        : Optional.empty());
        object.put("trouble", warehouse.trouble());
        return object;
    }

    private static Optional<String> type(Warehouse warehouse) {
        return warehouse.isServerless()
                ? Optional.of("serverless")
                : warehouse.type().map(type -> type.toLowerCase(Locale.ROOT));
    }
}
