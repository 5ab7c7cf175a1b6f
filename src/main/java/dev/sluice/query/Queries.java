// SPDX-License-Identifier: Apache-2.0
package dev.sluice.query;

import dev.sluice.compute.Warehouses;
import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.http.Pause;
import dev.sluice.result.QueryResult;
import dev.sluice.statement.StatementSpec;
import dev.sluice.statement.Statements;
import java.util.UUID;

/** Runs SQL on the compute that the connection names. */
public final class Queries {

    private final Connection connection;
    private final Statements statements;

    private Queries(Connection connection) {
        this.connection = connection;
        this.statements = new Statements(connection, Pause.sleeping());
    }

    public static Queries on(Connection connection) {
        return new Queries(connection);
    }

    /** Runs one text to its end; the rows come when the result is transferred. An interrupt cancels on the server. */
    public QueryResult run(Query query) throws InterruptedException {
        Warehouses warehouses = new Warehouses(connection);
        String warehouseId = warehouses.requireId();
        StatementSpec spec = new StatementSpec(
                query.sql().text(),
                warehouseId,
                query.dispositionByShape(),
                connection.config().catalog(),
                connection.config().schema(),
                query.parameters(),
                query.rowLimit(),
                UUID.randomUUID().toString());
        try {
            return statements.run(spec);
        } catch (NotFound missing) {
            if (missing.statementId().isPresent()) {
                throw missing;
            }
            throw warehouses.unknown(missing.explanation());
        }
    }
}
