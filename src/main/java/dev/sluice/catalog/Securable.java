// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Something that privileges are granted on: its type, and its full name as REST names it. */
public record Securable(Type type, String fullName) {

    /** The types that REST knows (reference 3.2). */
    public enum Type {
        CATALOG,
        CLEAN_ROOM,
        CONNECTION,
        CREDENTIAL,
        EXTERNAL_LOCATION,
        EXTERNAL_METADATA,
        FUNCTION,
        METASTORE,
        PIPELINE,
        PROVIDER,
        RECIPIENT,
        SCHEMA,
        SHARE,
        STAGING_TABLE,
        STORAGE_CREDENTIAL,
        TABLE,
        VOLUME;

        /** Reads SQL's spelling or REST's. */
        public static Type parse(String text) {
            String name = text.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
            return Arrays.stream(values())
                    .filter(type -> type.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidSettings(
                            "There is no securable type '" + text + "'.",
                            "Use one of "
                                    + Arrays.stream(values()).map(Type::inPath).collect(Collectors.joining(", "))
                                    + "."));
        }

        /** As it stands in a path of REST. */
        public String inPath() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As SQL spells it. */
        public String inSql() {
            return name().replace('_', ' ');
        }
    }

    public static Securable parse(String type, String fullName) {
        return of(Type.parse(type), fullName);
    }

    public static Securable of(Type type, String fullName) {
        if (fullName.isBlank()) {
            throw new InvalidSettings("A securable has no name.", "Give its full name, for example main.sales.orders.");
        }
        return new Securable(type, fullName.strip());
    }

    public static Securable connection(String fullName) {
        return of(Type.CONNECTION, fullName);
    }

    @Override
    public String toString() {
        return type.inPath().replace('_', ' ') + " " + fullName;
    }
}
