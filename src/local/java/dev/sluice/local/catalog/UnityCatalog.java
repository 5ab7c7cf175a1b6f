// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.sql.Browser.ColumnEntry;
import dev.sluice.local.sql.Browser.TableEntry;
import dev.sluice.local.sql.Engine;
import dev.sluice.local.sql.Privileges;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.WorkspaceState;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The part of Unity Catalog that is browsed: catalogs, schemas and tables. */
public final class UnityCatalog {

    private static final String BASE = "/api/2.1/unity-catalog";
    /** The id of the one metastore. */
    public static final String METASTORE = "00000000-0000-4000-8000-000000000001";

    private static final long CREATED_AT = 1_767_225_600_000L;

    private final WorkspaceState state;
    private final Engine engine;
    private final Privileges privileges;

    public UnityCatalog(WorkspaceState state, Engine engine) {
        this.state = state;
        this.engine = engine;
        this.privileges = new Privileges(state.denied());
    }

    public void addTo(Routes routes) {
        routes.add("GET", BASE + "/catalogs", this::catalogs)
                .add("GET", BASE + "/catalogs/{name}", call -> Reply.json(catalog(requireCatalog(call.path("name")))))
                .add("GET", BASE + "/schemas", this::schemas)
                .add("GET", BASE + "/schemas/{name}", this::schema)
                .add("GET", BASE + "/tables", this::tables)
                .add("GET", BASE + "/tables/{name}", call -> Reply.json(table(requireTable(call.path("name")), false)))
                .add("GET", BASE + "/tables/{name}/exists", this::exists)
                .add(
                        "GET",
                        BASE + "/current-metastore-assignment",
                        call -> Reply.json(Json.object()
                                .put("metastore_id", METASTORE)
                                .put("workspace_id", Long.parseLong(state.workspaceId()))
                                .put("default_catalog_name", "main")))
                .add(
                        "GET",
                        BASE + "/metastore_summary",
                        call -> Reply.json(Json.object()
                                .put("metastore_id", METASTORE)
                                .put("name", "local")
                                .put("cloud", "aws")));
    }

    /** Who owns a catalog, schema or table; empty when there is none of that name. */
    public java.util.Optional<String> ownerOf(String type, String name) {
        String[] parts = name.split("\\.", -1);
        var browser = engine.browser();
        boolean exists = switch (type) {
            case "catalog" -> browser.catalogs().stream().anyMatch(name::equalsIgnoreCase);
            case "schema" ->
                parts.length == 2
                        && browser.catalogs().contains(parts[0])
                        && browser.schemas(parts[0]).stream().anyMatch(parts[1]::equalsIgnoreCase);
            case "table" ->
                parts.length == 3 && browser.table(parts[0], parts[1], parts[2]).isPresent();
            default -> false;
        };
        return exists ? java.util.Optional.of(state.user()) : java.util.Optional.empty();
    }

    private Reply catalogs(Call call) {
        List<ObjectNode> visible = engine.browser().catalogs().stream()
                .filter(name -> privileges.missing(List.of(name)).isEmpty())
                .map(this::catalog)
                .toList();
        return paged(call, "catalogs", visible);
    }

    private Reply schemas(Call call) {
        String catalog = requireCatalog(required(call, "catalog_name"));
        List<ObjectNode> visible = engine.browser().schemas(catalog).stream()
                .map(name -> schema(catalog, name))
                .toList();
        return paged(call, "schemas", visible);
    }

    private Reply schema(Call call) {
        String[] parts = call.path("name").split("\\.", -1);
        if (parts.length != 2) {
            throw invalid("'" + call.path("name") + "' is not a valid name of a schema");
        }
        requireSchema(parts[0], parts[1]);
        return Reply.json(schema(parts[0], parts[1]));
    }

    private Reply tables(Call call) {
        String catalog = required(call, "catalog_name");
        String schema = required(call, "schema_name");
        requireSchema(catalog, schema);
        boolean omitColumns = call.query("omit_columns", "false").equals("true");
        List<ObjectNode> visible = engine.browser().tables(catalog, schema).stream()
                .map(entry -> table(entry, omitColumns))
                .toList();
        return paged(call, "tables", visible);
    }

    private Reply exists(Call call) {
        String[] parts = call.path("name").split("\\.", -1);
        boolean exists = parts.length == 3
                && engine.browser().table(parts[0], parts[1], parts[2]).isPresent();
        return Reply.json(Json.object().put("table_exists", exists));
    }

    private String requireCatalog(String name) {
        requirePrivileges(List.of(name));
        return engine.browser().catalogs().stream()
                .filter(each -> each.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(404, "CATALOG_DOES_NOT_EXIST", "Catalog '" + name + "' does not exist."));
    }

    private void requireSchema(String catalog, String schema) {
        requireCatalog(catalog);
        requirePrivileges(List.of(catalog, schema));
        if (engine.browser().schemas(catalog).stream().noneMatch(each -> each.equalsIgnoreCase(schema))) {
            throw new Refusal(404, "SCHEMA_DOES_NOT_EXIST", "Schema '" + catalog + "." + schema + "' does not exist.");
        }
    }

    private TableEntry requireTable(String name) {
        String[] parts = name.split("\\.", -1);
        if (parts.length != 3) {
            throw invalid("'" + name + "' is not a valid name of a table");
        }
        requireSchema(parts[0], parts[1]);
        requirePrivileges(List.of(parts));
        return engine.browser()
                .table(parts[0], parts[1], parts[2])
                .orElseThrow(() -> new Refusal(404, "TABLE_DOES_NOT_EXIST", "Table '" + name + "' does not exist."));
    }

    private void requirePrivileges(List<String> parts) {
        privileges.missing(parts).ifPresent(text -> {
            throw new Refusal(403, "PERMISSION_DENIED", text);
        });
    }

    private static String required(Call call, String parameter) {
        String value = call.query(parameter);
        if (value == null || value.isEmpty()) {
            throw invalid("Missing required parameter: " + parameter);
        }
        return value;
    }

    private static Refusal invalid(String text) {
        return new Refusal(400, "INVALID_PARAMETER_VALUE", text); // text guessed
    }

    /** {@code max_results} absent is one page with everything, zero is the server's own page size. */
    private Reply paged(Call call, String name, List<ObjectNode> all) {
        String asked = call.query("max_results");
        int size = asked == null ? all.size() : Integer.parseInt(asked);
        if (size < 0) {
            throw invalid("max_results must not be negative");
        }
        int limit = asked == null
                ? size
                : size == 0
                        ? state.limits().pageSize()
                        : Math.min(size, state.limits().pageSize());
        int from = Integer.parseInt(call.query("page_token", "0"));
        int to = Math.min(all.size(), from + limit);
        ObjectNode reply = Json.object();
        ArrayNode page = reply.putArray(name);
        all.subList(Math.min(from, to), to).forEach(page::add);
        if (to < all.size()) {
            reply.put("next_page_token", String.valueOf(to));
        }
        return Reply.json(reply);
    }

    private ObjectNode catalog(String name) {
        return owned(Json.object()
                .put("name", name)
                .put("full_name", name)
                .put("catalog_type", name.equals("system") ? "SYSTEM_CATALOG" : "MANAGED_CATALOG")
                .put("securable_type", "CATALOG")
                .put("isolation_mode", "OPEN"));
    }

    private ObjectNode schema(String catalog, String name) {
        return owned(Json.object()
                .put("name", name)
                .put("catalog_name", catalog)
                .put("full_name", catalog + "." + name)
                .put("catalog_type", "MANAGED_CATALOG")
                .put("schema_id", id(catalog + "." + name)));
    }

    private ObjectNode table(TableEntry entry, boolean omitColumns) {
        String fullName = entry.catalog() + "." + entry.schema() + "." + entry.name();
        ObjectNode table = Json.object()
                .put("name", entry.name())
                .put("catalog_name", entry.catalog())
                .put("schema_name", entry.schema())
                .put("full_name", fullName)
                .put("table_type", entry.type())
                .put("table_id", id(fullName));
        if (!entry.type().equals("VIEW")) {
            table.put("data_source_format", "DELTA");
        }
        if (entry.comment() != null) {
            table.put("comment", entry.comment());
        }
        if (!omitColumns) {
            ArrayNode columns = table.putArray("columns");
            for (ColumnEntry column : engine.browser().columns(entry)) {
                columns.add(column(column, columns.size()));
            }
        }
        return owned(table);
    }

    private static ObjectNode column(ColumnEntry column, int position) {
        ObjectNode shown = Json.object()
                .put("name", column.name())
                .put("type_text", column.type().text().toLowerCase(Locale.ROOT))
                .put("type_name", column.type().name())
                .put("position", position)
                .put("nullable", column.nullable());
        if (column.type().precision() > 0) {
            shown.put("type_precision", column.type().precision())
                    .put("type_scale", column.type().scale());
        }
        if (column.comment() != null) {
            shown.put("comment", column.comment());
        }
        return shown;
    }

    private ObjectNode owned(ObjectNode object) {
        return object.put("owner", state.user())
                .put("metastore_id", METASTORE)
                .put("created_at", CREATED_AT)
                .put("created_by", state.user())
                .put("updated_at", CREATED_AT)
                .put("updated_by", state.user());
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
