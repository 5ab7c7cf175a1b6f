// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The flags of query that only a warehouse can honour: with compute of Databricks Connect each is refused by its name. */
final class ConnectLacks {

    private ConnectLacks() {}

    static void refuse(QueryCommand query) {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--async", query.async);
        given.put("--journal-sql", query.journalSql);
        given.put("--wire", query.wireOptions.wire != null);
        given.put("--disposition", query.disposition != null);
        given.put("--row-limit", query.rowLimit != null);
        given.put("--byte-limit", query.byteLimit != null);
        given.put("--tag", !query.tags.isEmpty());
        given.put("--stats", query.statsOptions.stats != null);
        String refused = given.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!refused.isEmpty()) {
            throw new InvalidSettings(
                    "Databricks Connect does not have " + refused + ". Nothing was run.",
                    "Leave it out, or run the statement on a SQL warehouse (--compute warehouse).");
        }
    }
}
