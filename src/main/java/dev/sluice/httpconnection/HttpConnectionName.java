// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.sql.SqlName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an HTTP connection: alone on the metastore, or {@code catalog.schema.name} in a schema. */
public record HttpConnectionName(Optional<String> schema, String name) {

    /** What Unity Catalog forbids in any name (reference 3.1). */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\s./\\p{Cntrl}]");

    public static HttpConnectionName parse(String text) {
        List<String> parts = List.of(text.strip().replace("`", "").split("\\.", -1));
        boolean isBad = (parts.size() != 1 && parts.size() != 3)
                || parts.stream()
                        .anyMatch(part ->
                                part.isEmpty() || FORBIDDEN.matcher(part).find());
        if (isBad) {
            throw new InvalidSettings(
                    "'" + text + "' cannot name an HTTP connection.",
                    "Give a name without blanks, dots and slashes, or catalog.schema.name for one in a schema.");
        }
        return parts.size() == 1
                ? new HttpConnectionName(Optional.empty(), parts.getFirst())
                : new HttpConnectionName(Optional.of(parts.get(0) + "." + parts.get(1)), parts.get(2));
    }

    /** As REST names it. */
    public String fullName() {
        return schema.map(parent -> parent + "." + name).orElse(name);
    }

    /** As SQL names it, each part in back quotes. */
    public String inSql() {
        return SqlName.quotedParts(fullName());
    }

    @Override
    public String toString() {
        return fullName();
    }
}
