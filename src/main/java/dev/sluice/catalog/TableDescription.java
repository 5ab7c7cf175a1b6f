// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import java.util.List;
import java.util.Optional;

/** All that REST tells about a table: its entry, how and where it is stored, and its columns in their order. */
public record TableDescription(
        TableName name,
        CatalogEntry entry,
        Optional<String> format,
        Optional<String> location,
        Optional<String> viewDefinition,
        List<ColumnDescription> columns) {

    /** One column; {@code type} is SQL's text of it. */
    public record ColumnDescription(String name, String type, boolean isNullable, Optional<String> comment) {}
}
