// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import dev.sluice.settings.Settings;
import java.util.Optional;

/** What SQL runs on: a warehouse by its id or its name, or nothing yet. */
public sealed interface Compute {

    /** A SQL warehouse whose id is known. */
    record WarehouseId(String id) implements Compute {}

    /** A SQL warehouse to be looked up by its name. */
    record WarehouseName(String name) implements Compute {}

    /** No compute is named; calls that need none still work. */
    record None() implements Compute {}

    static Compute from(Settings settings) {
        Optional<String> id = settings.warehouseId();
        if (id.isPresent()) {
            return new WarehouseId(id.get());
        }
        return settings.text("warehouse-name").<Compute>map(WarehouseName::new).orElseGet(None::new);
    }
}
