// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.compute.WarehouseWait.Goal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a warehouse and waits until it has stopped. */
@Command(
        name = "stop",
        description = {"Stop a SQL warehouse and wait until it has stopped.", "Statements that run on it are lost."},
        footer = {"sluice warehouse stop \"Finance\"", "sluice warehouse stop 0123456789abcdef --no-wait"})
final class WarehouseStopCommand implements Callable<Integer>, CallsWorkspace {

    @Mixin
    WarehouseChange change = new WarehouseChange();

    private final WorkspaceAccess access;

    WarehouseStopCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        return change.run(Goal.STOPPED, access);
    }
}
