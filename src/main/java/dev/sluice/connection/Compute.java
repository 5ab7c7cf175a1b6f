// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.Settings;
import java.util.Optional;

/** What SQL runs on: a warehouse, compute of Databricks Connect, or nothing yet. */
public sealed interface Compute {

    /** A SQL warehouse whose id is known. */
    record WarehouseId(String id) implements Compute {}

    /** A SQL warehouse to be looked up by its name. */
    record WarehouseName(String name) implements Compute {}

    /** A cluster, through Databricks Connect. */
    record Cluster(String id) implements Compute {}

    /** Whatever the workspace provides, through Databricks Connect. */
    record Serverless() implements Compute {}

    /** No compute is named; calls that need none still work. */
    record None() implements Compute {}

    /** Whether it is compute of Databricks Connect, where a session lives from one statement to the next. */
    default boolean isConnect() {
        return switch (this) {
            case Cluster _, Serverless _ -> true;
            case WarehouseId _, WarehouseName _, None _ -> false;
        };
    }

    /** The one that {@code compute} asks for; where both kinds are named and nothing is asked for, the warehouse. */
    static Compute from(Settings settings) {
        Optional<Compute> warehouse = settings.warehouseId()
                .<Compute>map(WarehouseId::new)
                .or(() -> settings.text("warehouse-name").map(WarehouseName::new));
        Optional<Compute> connect = settings.text("serverless-compute-id")
                .<Compute>map(_ -> new Serverless())
                .or(() -> settings.clusterId().map(Cluster::new));
        return switch (settings.text("compute").orElse("")) {
            case "warehouse" -> warehouse.orElseGet(None::new);
            case "connect" ->
                connect.orElseThrow(() -> new InvalidSettings(
                        "The connection names no compute of Databricks Connect, and it was asked for (compute by "
                                + settings.originOf("compute") + ").",
                        "Set serverless-compute-id to auto, or cluster-id, or classic-compute-http-path."));
            default -> warehouse.or(() -> connect).orElseGet(None::new);
        };
    }
}
