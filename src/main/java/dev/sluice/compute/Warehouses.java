// SPDX-License-Identifier: Apache-2.0
package dev.sluice.compute;

import dev.sluice.connection.Compute;
import dev.sluice.connection.Connection;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL warehouses that the caller can see. Nothing here starts one. */
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
            case Compute.None() ->
                throw new InvalidSettings(
                        "The connection names no warehouse, and SQL runs on one.",
                        "Set warehouse-id, warehouse-name or http-path, for instance with --warehouse-id.");
        };
    }

    private String find(String name) throws InterruptedException {
        List<Warehouse> all = list();
        List<Warehouse> named = all.stream().filter(w -> w.name().equals(name)).toList();
        if (named.size() == 1) {
            return named.getFirst().id();
        }
        if (named.isEmpty()) {
            throw new NotFound(Explanation.of(
                    "No warehouse named '" + name + "' is visible to this connection.",
                    "Check warehouse-name. " + inWords(all)));
        }
        throw new InvalidSettings(
                "Several warehouses are named '" + name + "': "
                        + named.stream().map(Warehouse::id).collect(Collectors.joining(", ")) + ".",
                "Name one of them by warehouse-id.");
    }

    /** The same failure, with a remedy that lists what is there. */
    public NotFound unknown(Explanation why) throws InterruptedException {
        return new NotFound(new Explanation(
                why.message(),
                "Check warehouse-id or http-path. " + visible(),
                why.requestId(),
                why.statementId(),
                why.cause()));
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
