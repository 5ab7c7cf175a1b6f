// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.catalog.TableName;
import dev.sluice.compute.Warehouse;
import dev.sluice.connection.Compute;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.query.Queries;
import dev.sluice.query.Query;
import dev.sluice.result.QueryResult;
import dev.sluice.result.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Does SQL run, as whom and where, and can the table be described? Starts compute only when that was asked for. */
final class SqlPhase implements Phase {

    @Override
    public String name() {
        return "sql";
    }

    @Override
    public Level level() {
        return Level.SQL;
    }

    @Override
    public boolean isVital() {
        return false;
    }

    @Override
    public Verdict run(CheckedConnection connection) throws IOException, InterruptedException {
        Optional<Verdict.Skipped> obstacle = obstacle(connection);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        List<Optional<String>> row;
        Optional<TableName> table = connection.table();
        try (Queries queries = Queries.on(connection.connection())) {
            row = first(queries, "SELECT current_user(), current_catalog(), current_schema()");
            if (table.isPresent()) {
                first(queries, "DESCRIBE EXTENDED " + table.get().quoted() + " AS JSON");
            }
        }
        return new Verdict.Passed("ran as " + cell(row, 0) + " in " + cell(row, 1) + "." + cell(row, 2)
                + table.map(name -> "; " + name + " described").orElse(""));
    }

    /** Why SQL cannot or shall not run here. */
    static Optional<Verdict.Skipped> obstacle(CheckedConnection connection) {
        if (ConnectCompute.isNamed(connection)) {
            return ConnectCompute.obstacle(connection);
        }
        Optional<Warehouse> warehouse = connection.warehouse();
        if (warehouse.isEmpty()) {
            boolean isNamed = !(connection.connection().config().compute() instanceof Compute.None);
            if (!isNamed && connection.mayStartCompute()) {
                throw new InvalidSettings(FailureId.WAREHOUSE_NOT_NAMED.explain(
                        "SQL was to be checked, but the connection names no warehouse."));
            }
            return Optional.of(
                    new Verdict.Skipped(isNamed ? "compute failed" : "no warehouse is named; --warehouse-id"));
        }
        if (!warehouse.get().isRunning() && !connection.mayStartCompute()) {
            return Optional.of(
                    warehouse.get().wouldBeStarted()
                            ? Verdict.Skipped.because("would start it; --level sql", FailureId.WAREHOUSE_STOPPED)
                            : Verdict.Skipped.because(
                                    "the warehouse is " + warehouse.get().stateInWords() + "; --level sql waits for it",
                                    FailureId.WAREHOUSE_STARTING));
        }
        return Optional.empty();
    }

    private static List<Optional<String>> first(Queries queries, String sql) throws IOException, InterruptedException {
        try (QueryResult result = queries.run(Query.of(sql))) {
            List<List<Optional<String>>> rows = Rows.of(result);
            return rows.isEmpty() ? List.of() : rows.getFirst();
        }
    }

    private static String cell(List<Optional<String>> row, int index) {
        return index < row.size() ? row.get(index).orElse("NULL") : "nothing";
    }
}
