// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.util.Map;
import java.util.function.Supplier;

/** Makes the commands that show what a workspace has: Unity Catalog and the warehouses. */
final class BrowsingCommands {

    private BrowsingCommands() {}

    static void addTo(Map<Class<?>, Supplier<Object>> makers, WorkspaceAccess access) {
        makers.put(CatalogCommand.class, CatalogCommand::new);
        makers.put(CatalogListCommand.class, () -> new CatalogListCommand(access));
        makers.put(CatalogShowCommand.class, () -> new CatalogShowCommand(access));
        makers.put(WarehouseCommand.class, WarehouseCommand::new);
        makers.put(WarehouseListCommand.class, () -> new WarehouseListCommand(access));
        makers.put(WarehouseStartCommand.class, () -> new WarehouseStartCommand(access));
        makers.put(WarehouseStopCommand.class, () -> new WarehouseStopCommand(access));
    }
}
