// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.catalog.CatalogEntry;
import dev.sluice.catalog.CatalogPath;
import dev.sluice.catalog.Catalogs;
import dev.sluice.catalog.TableDescription.ColumnDescription;
import dev.sluice.catalog.TableName;
import dev.sluice.catalog.Tables;
import dev.sluice.cli.shell.KnownNames;
import dev.sluice.connection.Connection;
import dev.sluice.query.Namespace;
import dev.sluice.query.Queries;
import dev.sluice.statement.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The connection that a shell uses, with what goes with it: where names are looked up, which are known, and how long a
 * statement may take.
 */
record ShellConnection(
        Connection connection, Queries queries, Namespace namespace, KnownNames names, Optional<Duration> limit) {

    static ShellConnection of(Connection connection, Journal journal, Optional<Duration> limit, Clock clock) {
        return new ShellConnection(
                connection,
                Queries.on(connection, journal),
                Namespace.from(connection.config()),
                KnownNames.of(parts -> below(connection, parts), clock),
                limit);
    }

    private static List<String> below(Connection connection, List<String> parts) throws InterruptedException {
        if (parts.size() < 3) {
            return new Catalogs(connection)
                    .list(new CatalogPath(parts)).stream()
                            .map(CatalogEntry::name)
                            .toList();
        }
        TableName table = new TableName(parts.getFirst(), parts.get(1), parts.getLast());
        return new Tables(connection)
                .describe(table).columns().stream().map(ColumnDescription::name).toList();
    }

    ShellConnection within(Namespace other) {
        return new ShellConnection(connection, queries, other, names, limit);
    }

    /** A short name for the prompt. */
    String name() {
        return connection.config().name().orElseGet(() -> address().replaceFirst("[.:].*", ""));
    }

    /** The same in a sentence. */
    String inWords() {
        return connection.config().name().map(name -> name + " at ").orElse("")
                + connection.config().host();
    }

    private String address() {
        return connection.config().host().toString().replaceFirst("^https?://", "");
    }
}
