// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import dev.sluice.local.state.Denial;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the caller lacks, and how a statement and Unity Catalog say so. */
public final class Privileges {

    private final List<Denial> denied;

    public Privileges(List<Denial> denied) {
        this.denied = denied;
    }

    /** Fails the statement that reads a table without the privileges for it. */
    void requireRead(List<String> table) {
        missing(table).ifPresent(text -> {
            if (text.contains(" on Catalog ")) {
                throw SqlFailure.of("BAD_REQUEST", "PERMISSION_DENIED: " + text, "42501");
            }
            throw SqlFailure.condition("INSUFFICIENT_PERMISSIONS", "Insufficient privileges: " + text, "42501");
        });
    }

    /** Why an object of one to three name parts may not be read, as a sentence; nothing when it may. */
    public Optional<String> missing(List<String> parts) {
        String catalog = parts.getFirst();
        Optional<String> missing = missing("USE CATALOG", "Catalog", catalog);
        if (missing.isEmpty() && parts.size() > 1) {
            missing = missing("USE SCHEMA", "Schema", catalog + "." + parts.get(1));
        }
        if (missing.isEmpty() && parts.size() > 2) {
            missing = missing("SELECT", "Table", String.join(".", parts));
        }
        return missing;
    }

    private Optional<String> missing(String privilege, String kind, String name) {
        return denied.stream()
                .filter(each -> each.privilege()
                                .replace('_', ' ')
                                .toUpperCase(Locale.ROOT)
                                .equals(privilege)
                        && each.securable().equalsIgnoreCase(name))
                .findFirst()
                .map(each -> "User does not have " + privilege + " on " + kind + " '" + name + "'.");
    }
}
