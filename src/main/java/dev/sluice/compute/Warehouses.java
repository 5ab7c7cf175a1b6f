// SPDX-License-Identifier: Apache-2.0
package dev.sluice.compute;

import dev.sluice.connection.Compute;
import dev.sluice.connection.Connection;
import dev.sluice.error.Explanation;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.http.RetryPolicy.Safety;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL warehouses that the caller can see. Only {@link #start} starts one. */
public final class Warehouses {

    private final Connection connection;

    public Warehouses(Connection connection) {
        this.connection = connection;
    }

    /** Made only by what asks the workspace: a query that names its warehouse by id does not. */
    private Connection.Calls<WarehousesApi> api() {
        return connection.api(WarehousesApi.class);
    }

    /** All that are visible, over all pages, in the server's order. */
    public List<Warehouse> list() throws InterruptedException {
        Connection.Calls<WarehousesApi> api = api();
        List<Warehouse> all = new ArrayList<>();
        @Nullable String page = null;
        do {
            String token = page;
            WarehousesApi.WarehouseList answer = api.read("list the warehouses", client -> client.list(token));
            if (answer.warehouses() != null) {
                answer.warehouses().forEach(info -> all.add(info.warehouse()));
            }
            page = answer.nextPageToken();
        } while (page != null && !page.isEmpty());
        return all;
    }

    /** One by its id; an unknown one is a {@code NotFound} that names those that are visible. */
    public Warehouse get(String id) throws InterruptedException {
        try {
            return api().read("find warehouse " + id, client -> client.get(id)).warehouse();
        } catch (NotFound unknown) {
            throw unknown(unknown.explanation());
        }
    }

    /** The id of the warehouse that the connection names, by id or by name. */
    public String requireId() throws InterruptedException {
        return switch (connection.config().compute()) {
            case Compute.WarehouseId byId -> byId.id();
            case Compute.WarehouseName byName -> find(byName.name());
            case Compute.Cluster _, Compute.Serverless _ ->
                throw new InvalidSettings(
                        "This needs a SQL warehouse, and the connection names compute of Databricks Connect.",
                        "Set warehouse-id, warehouse-name or http-path beside it, for instance with --warehouse-id.");
            case Compute.None() ->
                throw new InvalidSettings(
                        "The connection names no warehouse, and SQL runs on one.",
                        "Set warehouse-id, warehouse-name or http-path, for instance with --warehouse-id.");
        };
    }

    /** The warehouse of the connection, for whoever is only curious: empty when it cannot be told. */
    public static Optional<Warehouse> ofConnection(Connection connection) throws InterruptedException {
        try {
            Warehouses warehouses = new Warehouses(connection);
            return Optional.of(warehouses.get(warehouses.requireId()));
        } catch (SluiceException notKnown) {
            return Optional.empty(); // a statement meets what is wrong, and says it
        }
    }

    private String find(String name) throws InterruptedException {
        List<Warehouse> all = list();
        return named(name, all)
                .map(Warehouse::id)
                .orElseThrow(() -> new NotFound(Explanation.of(
                        "No warehouse named '" + name + "' is visible to this connection.",
                        "Check warehouse-name. " + inWords(all))));
    }

    /** The one that a person means by an id or a name. */
    public Warehouse find(IdOrName wanted) throws InterruptedException {
        List<Warehouse> all = list();
        Optional<Warehouse> byId =
                all.stream().filter(w -> w.id().equals(wanted.text())).findFirst();
        Optional<Warehouse> found = byId.isPresent() ? byId : named(wanted.text(), all);
        if (found.isPresent()) {
            return found.get();
        }
        if (wanted.mayBeId()) {
            return get(wanted.text()); // one that is not listed may still be there to use
        }
        throw new NotFound(Explanation.of(
                "No warehouse with the name or id '" + wanted.text() + "' is visible to this connection.",
                inWords(all)));
    }

    /** Starts it, or does nothing when it is running; does not wait. Sent once, since it changes what is billed. */
    public void start(String id) throws InterruptedException {
        change(id, "start warehouse " + id, WarehousesApi::start);
    }

    /** Stops it, with whatever runs on it; does not wait. */
    public void stop(String id) throws InterruptedException {
        change(id, "stop warehouse " + id, WarehousesApi::stop);
    }

    private void change(String id, String action, BiConsumer<WarehousesApi, String> order) throws InterruptedException {
        try {
            api().call(action, Safety.ONCE, client -> {
                order.accept(client, id);
                return id;
            });
        } catch (NotFound unknown) {
            throw unknown(unknown.explanation());
        }
    }

    private static Optional<Warehouse> named(String name, List<Warehouse> all) {
        List<Warehouse> named =
                all.stream().filter(w -> w.name().equals(name) && !w.isGone()).toList();
        if (named.size() > 1) {
            throw new InvalidSettings(
                    "Several warehouses are named '" + name + "': "
                            + named.stream().map(Warehouse::id).collect(Collectors.joining(", ")) + ".",
                    "Name one of them by its id.");
        }
        return named.stream().findFirst();
    }

    /** The same failure, with a remedy that lists what is there. */
    public NotFound unknown(Explanation why) throws InterruptedException {
        return new NotFound(new Explanation(
                why.message(),
                "Check warehouse-id or http-path. " + visible(),
                why.requestId(),
                why.statementId(),
                why.cause(),
                Optional.of(why.id()
                        .filter(FailureId.WAREHOUSE_ID_MALFORMED::equals)
                        .orElse(FailureId.WAREHOUSE_UNKNOWN))));
    }

    private String visible() throws InterruptedException {
        try {
            return inWords(list());
        } catch (SluiceException notListed) {
            return "The warehouses could not be listed either.";
        }
    }

    private static String inWords(List<Warehouse> listed) {
        List<Warehouse> all = listed.stream().filter(w -> !w.isGone()).toList();
        if (all.isEmpty()) {
            return "This connection sees no warehouse at all.";
        }
        return "This connection sees: "
                + all.stream()
                        .limit(10)
                        .map(w -> w.id() + " (" + w.name() + ")")
                        .collect(Collectors.joining(", "))
                + (all.size() > 10 ? " and " + (all.size() - 10) + " more." : ".");
    }
}
