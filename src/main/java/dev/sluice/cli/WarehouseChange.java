// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.terminal.StatusLine;
import dev.sluice.compute.IdOrName;
import dev.sluice.compute.Warehouse;
import dev.sluice.compute.WarehouseWait;
import dev.sluice.compute.WarehouseWait.Goal;
import dev.sluice.compute.Warehouses;
import dev.sluice.connection.Connection;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.http.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What starting and stopping a warehouse have in common: which one, the wait, and the words about it. */
final class WarehouseChange {

    /** As long as the vendor's own tools wait. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    @Parameters(
            arity = "0..1",
            paramLabel = "<warehouse>",
            description = "Its id or name; the connection's warehouse if not given.")
    @Nullable
    String warehouse;

    @Option(names = "--no-wait", description = "Return as soon as the order is given.")
    boolean noWait;

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    int run(Goal goal, WorkspaceAccess access) throws InterruptedException {
        resultOptions.newWriter(access.environment(), access.streams());
        Connection connection = access.connect(connectionOptions);
        Warehouses warehouses = new Warehouses(connection);
        Warehouse found = find(warehouses);
        Words words = access.words();
        boolean isThere = goal == Goal.RUNNING ? found.isRunning() : found.isStopped();
        if (isThere) {
            words.say("Warehouse " + found.inWords() + " is " + found.stateInWords() + " already.");
            return done(found, access);
        }
        order(goal, warehouses, found.id());
        if (noWait) {
            words.say("Warehouse " + found.inWords() + " was told to " + verb(goal) + ".");
            return done(warehouses.get(found.id()), access);
        }
        Warehouse reached = await(goal, found, connection, warehouses, words);
        words.say("Warehouse " + reached.inWords() + " is " + reached.stateInWords() + ".");
        return done(reached, access);
    }

    private Warehouse find(Warehouses warehouses) throws InterruptedException {
        return warehouse == null
                ? warehouses.get(warehouses.requireId())
                : warehouses.find(
                        new IdOrName(TypedText.intact("The name", warehouse, "Name the warehouse by its id")));
    }

    private static void order(Goal goal, Warehouses warehouses, String id) throws InterruptedException {
        switch (goal) {
            case RUNNING -> warehouses.start(id);
            case STOPPED -> warehouses.stop(id);
        }
    }

    private static Warehouse await(
            Goal goal, Warehouse found, Connection connection, Warehouses warehouses, Words words)
            throws InterruptedException {
        Instant begun = connection.clock().instant();
        try {
            return new WarehouseWait(warehouses::get, connection.clock(), Pause.sleeping())
                    .until(goal, found.id(), LONGEST, seen -> show(seen, begun, connection.clock(), words));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Interrupted(Explanation.of(
                    "Stopped waiting for warehouse " + found.inWords() + ", which was told to " + verb(goal)
                            + " and goes on with it.",
                    "See how it is with: sluice warehouse list"));
        } finally {
            words.status().ifPresent(StatusLine::erase);
        }
    }

    private static void show(Warehouse seen, Instant begun, Clock clock, Words words) {
        long seconds = Duration.between(begun, clock.instant()).toSeconds();
        words.status()
                .ifPresent(line ->
                        line.draw("warehouse " + seen.name() + " is " + seen.stateInWords() + " · " + seconds + " s"));
    }

    private static String verb(Goal goal) {
        return switch (goal) {
            case RUNNING -> "start";
            case STOPPED -> "stop";
        };
    }

    /** The warehouse as data, for whoever asks for a format; else the words are enough. */
    private int done(Warehouse last, WorkspaceAccess access) throws InterruptedException {
        if (resultOptions.format != null) {
            new ObjectList("warehouses", WarehouseListCommand.COLUMNS, List.of(WarehouseListCommand.object(last)))
                    .write(resultOptions, access.environment(), access.streams());
        }
        return ExitCode.OK;
    }
}
