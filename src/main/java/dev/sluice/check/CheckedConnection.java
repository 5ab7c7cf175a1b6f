// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.catalog.TableName;
import dev.sluice.compute.Cluster;
import dev.sluice.compute.Warehouse;
import dev.sluice.connection.Connection;
import dev.sluice.http.ConnectionProbe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The connection under check, and what earlier phases have learnt of it. */
final class CheckedConnection {

    private final Connection connection;
    private final Optional<Level> asked;
    private final ServerClock serverClock;
    private Optional<Warehouse> warehouse = Optional.empty();
    private Optional<Cluster> cluster = Optional.empty();

    CheckedConnection(Connection connection, Optional<Level> asked) {
        this.connection = connection;
        this.asked = asked;
        this.serverClock = new ServerClock(connection.clock());
    }

    ServerClock serverClock() {
        return serverClock;
    }

    Connection connection() {
        return connection;
    }

    ConnectionProbe probe() {
        return new ConnectionProbe(
                connection.config().host(), connection.config().transport());
    }

    Optional<TableName> table() {
        return connection
                .config()
                .table()
                .map(text -> TableName.parse(
                        text, connection.config().catalog(), connection.config().schema()));
    }

    /** Whether somebody asked for a level that may start compute. */
    boolean mayStartCompute() {
        return asked.map(level -> level.compareTo(Level.SQL) >= 0).orElse(false);
    }

    Optional<Warehouse> warehouse() {
        return warehouse;
    }

    Optional<Cluster> cluster() {
        return cluster;
    }

    void found(Cluster found) {
        cluster = Optional.of(found);
    }

    void found(Warehouse found) {
        warehouse = Optional.of(found);
    }

    Clock clock() {
        return connection.clock();
    }

    /** "in 59 minutes", "41 days": the largest unit that tells enough. */
    String timeUntil(Instant end) {
        Duration left = Duration.between(clock().instant(), end);
        if (left.isNegative()) {
            return "no time";
        }
        if (left.toDays() >= 2) {
            return left.toDays() + " days";
        }
        return left.toMinutes() >= 2 ? left.toMinutes() + " minutes" : left.toSeconds() + " seconds";
    }
}
