// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.sql.Browser.ColumnEntry;
import dev.sluice.local.sql.Browser.TableEntry;
import dev.sluice.local.state.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The document that {@code DESCRIBE EXTENDED … AS JSON} puts into its one cell. */
final class TableJson {

    private TableJson() {}

    static String describe(TableEntry table, List<ColumnEntry> columns, String owner) {
        ObjectNode document = Json.object().put("table_name", table.name()).put("catalog_name", table.catalog());
        document.putArray("namespace").add(table.schema());
        document.put("schema_name", table.schema());
        ArrayNode described = document.putArray("columns");
        for (ColumnEntry column : columns) {
            ObjectNode each = Json.object().put("name", column.name());
            each.set("type", type(column.type()));
            each.put("nullable", column.nullable());
            if (column.comment() != null) {
                each.put("comment", column.comment());
            }
            described.add(each);
        }
        document.put("owner", owner).put("created_time", "2026-01-01T00:00:00Z").put("type", table.type());
        document.put("provider", "delta");
        if (table.comment() != null) {
            document.put("comment", table.comment());
        }
        return new String(Json.bytes(document), StandardCharsets.UTF_8);
    }

    private static ObjectNode type(SqlType type) {
        String text = type.text().toLowerCase(Locale.ROOT);
        return switch (type.name()) {
            case "DECIMAL" ->
                Json.object()
                        .put("name", "decimal")
                        .put("precision", type.precision())
                        .put("scale", type.scale());
            case "TIMESTAMP" -> Json.object().put("name", "timestamp_ltz");
            case "ARRAY" -> {
                ObjectNode array = Json.object().put("name", "array");
                array.set("element_type", type(type.parts().getFirst().type()));
                yield array.put("element_nullable", true);
            }
            case "MAP" -> {
                ObjectNode map = Json.object().put("name", "map");
                map.set("key_type", type(type.parts().getFirst().type()));
                map.set("value_type", type(type.parts().getLast().type()));
                yield map.put("value_nullable", true);
            }
            case "STRUCT" -> {
                ObjectNode struct = Json.object().put("name", "struct");
                ArrayNode fields = struct.putArray("fields");
                type.parts().forEach(part -> {
                    ObjectNode field = Json.object().put("name", part.field());
                    field.set("type", type(part.type()));
                    fields.add(field.put("nullable", true));
                });
                yield struct;
            }
            default -> Json.object().put("name", text);
        };
    }
}
