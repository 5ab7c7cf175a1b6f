// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import dev.sluice.connection.Connection;

/** The tables of Unity Catalog, as REST describes them: nothing is started and nothing is billed. */
public final class Tables {

    private final Connection.Calls<TablesApi> api;

    public Tables(Connection connection) {
        this.api = connection.api(TablesApi.class);
    }

    public Table get(TableName name) throws InterruptedException {
        TablesApi.TableInfo info = api.read("read the table " + name, client -> client.get(name.fullName()));
        return new Table(
                name,
                info.tableType() == null ? "unknown type" : info.tableType(),
                info.columns() == null ? 0 : info.columns().size());
    }

    /** What a caller with any privilege on it can see of a table. */
    public record Table(TableName name, String type, int columnCount) {}
}
