// SPDX-License-Identifier: Apache-2.0
package dev.sluice.grant;

import dev.sluice.catalog.CatalogEntry;
import dev.sluice.catalog.CatalogPath;
import dev.sluice.catalog.Catalogs;
import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.PermissionDenied;
import dev.sluice.httpconnection.HttpConnection;
import dev.sluice.httpconnection.HttpConnections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/** Finds the HTTP connections of the metastore and of its schemas: there is no one call that lists them all. */
final class EveryConnection {

    /** Enough to hide the way to the workspace, few enough to stay below its limits of calls. */
    private static final int AT_ONCE = 8;

    private final HttpConnections connections;
    private final Catalogs catalogs;

    EveryConnection(Connection connection) {
        this.connections = new HttpConnections(connection);
        this.catalogs = new Catalogs(connection);
    }

    /** The connections, each once, and sentences about what the caller may not list. */
    record Found(List<HttpConnection> connections, List<String> unseen) {}

    Found everywhere() throws InterruptedException {
        List<String> unseen = new ArrayList<>();
        List<String> schemas = new ArrayList<>();
        for (CatalogEntry catalog : catalogs.list(CatalogPath.ROOT)) {
            try {
                catalogs.list(new CatalogPath(List.of(catalog.name()))).stream()
                        .filter(schema -> !schema.name().equalsIgnoreCase("information_schema")) // views, by definition
                        .forEach(schema -> schemas.add(schema.fullName()));
            } catch (PermissionDenied | NotFound refused) {
                unseen.add(unseen("catalog " + catalog.name(), refused));
            }
        }
        return in(schemas, unseen);
    }

    Found in(List<String> schemas) throws InterruptedException {
        return in(schemas, new ArrayList<>());
    }

    private Found in(List<String> schemas, List<String> unseen) throws InterruptedException {
        Map<String, HttpConnection> all = new LinkedHashMap<>();
        add(connections.list(Optional.empty()), all);
        Semaphore places = new Semaphore(AT_ONCE);
        List<FutureTask<List<HttpConnection>>> tasks = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (String schema : schemas) {
            FutureTask<List<HttpConnection>> task = new FutureTask<>(() -> {
                places.acquire();
                try {
                    return connections.list(Optional.of(schema));
                } finally {
                    places.release();
                }
            });
            tasks.add(task);
            threads.add(Thread.ofVirtual().name("list " + schema).start(task));
        }
        try {
            for (int i = 0; i < tasks.size(); i++) {
                try {
                    add(listed(tasks.get(i)), all);
                } catch (PermissionDenied | NotFound refused) {
                    unseen.add(unseen("schema " + schemas.get(i), refused));
                }
            }
        } finally {
            threads.forEach(Thread::interrupt); // those that are done are not disturbed
        }
        return new Found(List.copyOf(all.values()), unseen);
    }

    /** Whether a listing of the metastore holds those of schemas too is not sure: each is taken once. */
    private static void add(List<HttpConnection> some, Map<String, HttpConnection> all) {
        some.forEach(each -> all.putIfAbsent(each.name().fullName(), each));
    }

    private static List<HttpConnection> listed(FutureTask<List<HttpConnection>> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SluiceException explained) {
                throw explained;
            }
            throw new IllegalStateException("a listing failed", failed.getCause());
        }
    }

    private static String unseen(String where, SluiceException refused) {
        return "the connections of " + where + " are not in this audit: "
                + refused.explanation().message();
    }
}
