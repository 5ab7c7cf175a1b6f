// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.compute.WarehouseWait.Goal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts a warehouse and waits until it runs. */
@Command(
        name = "start",
        description = {"Start a SQL warehouse and wait until it runs.", "A warehouse that runs is billed."},
        footer = {"sluice warehouse start", "sluice warehouse start \"Finance\" --no-wait"})
final class WarehouseStartCommand implements Callable<Integer>, CallsWorkspace {

    @Mixin
    WarehouseChange change = new WarehouseChange();

    private final WorkspaceAccess access;

    WarehouseStartCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        return change.run(Goal.RUNNING, access);
    }
}
