// SPDX-License-Identifier: Apache-2.0
package dev.sluice.query;

import dev.sluice.compute.Warehouses;
import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.http.Pause;
import dev.sluice.result.QueryResult;
import dev.sluice.statement.Journal;
import dev.sluice.statement.StatementListener;
import dev.sluice.statement.StatementSpec;
import dev.sluice.statement.Statements;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs SQL on the compute that the connection names. */
public final class Queries implements AutoCloseable {

    /** One of the ways in which the statements of a warehouse can be run. */
    @FunctionalInterface
    private interface Way<T> {
        T run(StatementSpec spec) throws InterruptedException;
    }

    private final Connection connection;
    private final Journal journal;
    private final StatementListener listener;
    private final Optional<ConnectQueries> connect;
    private final Warehouses warehouses;
    private @Nullable Statements statements;

    private Queries(Connection connection, Journal journal, StatementListener listener) {
        this.connection = connection;
        this.journal = journal;
        this.listener = listener;
        this.connect = connection.config().compute().isConnect()
                ? Optional.of(new ConnectQueries(connection))
                : Optional.empty();
        this.warehouses = new Warehouses(connection);
    }

    /** For the program's own questions, which no journal remembers. */
    public static Queries on(Connection connection) {
        return on(connection, Journal.none(connection.clock()));
    }

    public static Queries on(Connection connection, Journal journal) {
        return on(connection, journal, StatementListener.NONE);
    }

    /** The same, and the listener hears how the statements get on. */
    public static Queries on(Connection connection, Journal journal, StatementListener listener) {
        return new Queries(connection, journal, listener);
    }

    /** Runs one text to its end; the rows come when the result is transferred. An interrupt cancels on the server. */
    public QueryResult run(Query query) throws InterruptedException {
        return connect.isPresent() ? connect.get().run(query) : run(query, /* isAwaited= */ true, statements()::run);
    }

    /** Runs one text to its end for what it does; its rows are not asked for. */
    public void execute(Query query) throws InterruptedException {
        if (connect.isPresent()) {
            connect.get().execute(query);
            return;
        }
        run(
                query,
                /* isAwaited= */ true,
                spec -> {
                    statements().execute(spec);
                    return true;
                });
    }

    /** Hands one text over and gives the id of its statement, which runs on by itself. */
    public String submit(Query query) throws InterruptedException {
        return run(query, /* isAwaited= */ false, statements()::submit);
    }

    private Statements statements() {
        Statements known = statements;
        if (known == null) {
            known = new Statements(connection, Pause.sleeping(), journal, listener);
            statements = known;
        }
        return known;
    }

    /** Ends the session, where the compute keeps one. */
    @Override
    public void close() {
        connect.ifPresent(ConnectQueries::close);
    }

    private <T> T run(Query query, boolean isAwaited, Way<T> way) throws InterruptedException {
        StatementSpec spec = spec(query, warehouses.requireId(), isAwaited);
        try {
            return way.run(spec);
        } catch (NotFound missing) {
            if (missing.statementId().isPresent()) {
                throw missing;
            }
            throw warehouses.unknown(missing.explanation());
        }
    }

    private StatementSpec spec(Query query, String warehouseId, boolean isAwaited) {
        Namespace namespace = query.namespace().orElse(Namespace.from(connection.config()));
        return new StatementSpec(
                query.sql().text(),
                warehouseId,
                query.dispositionByShape(),
                query.wire(),
                namespace.catalog(),
                namespace.schema(),
                query.parameters(),
                query.limits().rows(),
                query.limits().bytes(),
                query.tags(),
                UUID.randomUUID().toString(),
                isAwaited);
    }
}
