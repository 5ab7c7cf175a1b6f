// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.compute.Warehouse;
import dev.sluice.compute.Warehouses;
import dev.sluice.connection.Compute;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.NotFound;

/** Is the warehouse there, and in which state? Asked, never started. */
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
        Warehouses warehouses = new Warehouses(connection.connection());
        Warehouse warehouse = warehouses.get(warehouses.requireId());
        if (warehouse.isGone()) {
            throw new NotFound(Explanation.of(
                    "The warehouse " + warehouse.name() + " is " + warehouse.stateInWords() + ".",
                    "Name another one in warehouse-id or http-path."));
        }
        connection.found(warehouse);
        return new Verdict.Passed("warehouse " + warehouse.name() + " is " + warehouse.stateInWords());
    }
}
