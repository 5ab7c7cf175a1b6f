// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.query.Queries;
import dev.sluice.query.Query;
import dev.sluice.result.QueryResult;
import dev.sluice.result.Rows;
import dev.sluice.statement.Disposition;
import java.io.IOException;
import java.util.Optional;

/** Can a result be fetched from result storage, which is another host than the workspace? */
final class StoragePhase implements Phase {

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public Level level() {
        return Level.STORAGE;
    }

    @Override
    public boolean isVital() {
        return false;
    }

    @Override
    public Verdict run(CheckedConnection connection) throws IOException, InterruptedException {
        if (ConnectCompute.isNamed(connection)) {
            return new Verdict.Skipped("Databricks Connect sends rows itself, without result storage");
        }
        Optional<Verdict.Skipped> obstacle = SqlPhase.obstacle(connection);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        Query linked = Query.of("SELECT 1 AS one").through(Disposition.EXTERNAL_LINKS);
        try (QueryResult result = Queries.on(connection.connection()).run(linked)) {
            return new Verdict.Passed("fetched " + Rows.of(result).size() + " row through a link");
        }
    }
}
