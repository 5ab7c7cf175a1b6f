// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.compute.Warehouse;
import dev.sluice.compute.Warehouses;
import dev.sluice.connection.Compute;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.Unavailable;

/** Is the warehouse or the cluster there, and in which state? Asked, never started. */
final class ComputePhase implements Phase {

    @Override
    public String name() {
        return "compute";
    }

    @Override
    public Level level() {
        return Level.COMPUTE;
    }

    @Override
    public boolean isVital() {
        return false;
    }

    @Override
    public Verdict run(CheckedConnection connection) throws InterruptedException {
        if (connection.connection().config().compute() instanceof Compute.None) {
            return new Verdict.Skipped("no warehouse is named; --warehouse-id");
        }
        if (ConnectCompute.isNamed(connection)) {
            return ConnectCompute.state(connection);
        }
        Warehouses warehouses = new Warehouses(connection.connection());
        Warehouse warehouse = warehouses.get(warehouses.requireId());
        if (warehouse.isGone()) {
            boolean isGoing = warehouse.stateInWords().equals("deleting");
            throw new NotFound(FailureId.WAREHOUSE_GONE.explain(
                    "The warehouse " + warehouse.name() + " is " + (isGoing ? "being deleted." : "deleted.")));
        }
        if (!warehouse.isRunning() && warehouse.trouble().isPresent()) {
            throw new Unavailable(FailureId.WAREHOUSE_START_FAILED.explain("The warehouse " + warehouse.name() + " is "
                    + warehouse.stateInWords() + " and failed to start: "
                    + warehouse.trouble().get() + "."));
        }
        connection.found(warehouse);
        return new Verdict.Passed("warehouse " + warehouse.name() + " is " + warehouse.stateInWords());
    }
}
