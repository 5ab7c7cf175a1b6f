// SPDX-License-Identifier: Apache-2.0
package dev.sluice.query;

import dev.sluice.connection.ConnectionConfig;
import dev.sluice.sql.SessionEffect.Use;
import java.util.Optional;

/** The catalog and the schema in which names without them are looked up; what is absent is the server's default. */
public record Namespace(Optional<String> catalog, Optional<String> schema) {

    /** The one that the connection names. */
    public static Namespace from(ConnectionConfig config) {
        return new Namespace(config.catalog(), config.schema());
    }

    /** The one behind a USE: another catalog begins in its default schema. */
    Namespace after(Use use) {
        return use.catalog().isPresent()
                ? new Namespace(use.catalog(), use.schema())
                : new Namespace(catalog, use.schema());
    }
}
