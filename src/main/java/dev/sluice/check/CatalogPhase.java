// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.catalog.TableName;
import dev.sluice.catalog.Tables;
import java.util.Optional;

/** Can the table be seen in Unity Catalog? Asked over REST: nothing is started. */
final class CatalogPhase implements Phase {

    @Override
    public String name() {
        return "catalog";
    }

    @Override
    public Level level() {
        return Level.CATALOG;
    }

    @Override
    public boolean isVital() {
        return false;
    }

    @Override
    public Verdict run(CheckedConnection connection) throws InterruptedException {
        Optional<TableName> table = connection.table();
        if (table.isEmpty()) {
            return new Verdict.Skipped("no table is named; --table catalog.schema.table");
        }
        Tables.Table found = new Tables(connection.connection()).get(table.get());
        return new Verdict.Passed(found.name() + ": " + found.type() + ", " + found.columnCount() + " columns");
    }
}
