// SPDX-License-Identifier: Apache-2.0
package dev.sluice.query;

import dev.sluice.connection.Connection;
import dev.sluice.connection.ConnectionConfig;
import dev.sluice.result.QueryResult;
import dev.sluice.sparkconnect.SparkSession;
import dev.sluice.sparkconnect.SparkStatement;
import dev.sluice.statement.Wire;

/** Runs SQL in one session on compute of Databricks Connect. */
final class ConnectQueries implements AutoCloseable {

    private final ConnectionConfig config;
    private final SparkSession session;
    private boolean isBegun;

    ConnectQueries(Connection connection) {
        this.config = connection.config();
        this.session = SparkSession.on(connection);
    }

    QueryResult run(Query query) throws InterruptedException {
        begin();
        return session.run(statement(query));
    }

    void execute(Query query) throws InterruptedException {
        begin();
        session.execute(statement(query));
    }

    /** The session keeps what USE says; it starts where the connection does. */
    private void begin() throws InterruptedException {
        if (!isBegun) {
            session.startIn(config.catalog(), config.schema());
            isBegun = true;
        }
    }

    private static SparkStatement statement(Query query) {
        return new SparkStatement(
                query.sql().text(),
                query.sql().isSurelySelect(),
                query.parameters().stream()
                        .map(p -> new SparkStatement.Parameter(p.name(), p.type(), p.value()))
                        .toList(),
                query.limits().rows(),
                query.wire() == Wire.ARROW_STREAM);
    }

    @Override
    public void close() {
        session.close();
    }
}
