// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.connection.Permissions.SecurableKey;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.WorkspaceState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The connections API, for connections of type HTTP on the metastore or on a schema (reference 3.3). */
public final class Connections {

    private static final String BASE = "/api/2.1/unity-catalog/connections";

    private final Map<String, HeldConnection> held = new TreeMap<>();
    private final WorkspaceState state;
    private final String metastore;
    private final Clock clock;
    private final Permissions permissions;
    private final CodeExchange codes;

    /** What trades a one-time code for the credential that a shared connection holds. */
    @FunctionalInterface
    interface CodeExchange {
        void redeem(HeldConnection connection, String caller, String code, String redirect);
    }

    /** @param owners of what is no connection, for the permissions */
    Connections(WorkspaceState state, String metastore, Clock clock, Permissions.Owners owners, CodeExchange codes) {
        this.state = state;
        this.metastore = metastore;
        this.clock = clock;
        this.codes = codes;
        this.permissions = new Permissions(
                state.governance(),
                metastore,
                (type, name) -> type.equals("connection")
                        ? find(name).map(each -> each.owner)
                        : type.equals("metastore") && name.equals(metastore)
                                ? Optional.of(state.user())
                                : owners.ownerOf(type, name));
    }

    /** Makes what the state file has; {@code service} is the external service's origin. */
    void fill(String service) {
        for (ObjectNode seed : state.governance().connections()) {
            ObjectNode body = (ObjectNode) Json.parse(seed.toString()
                    .replace("@service-port@", service.substring(service.lastIndexOf(':') + 1))
                    .replace("@service@", service)
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            long age = body.path("createdSecondsAgo").asLong();
            String owner = body.path("owner").asText(state.user());
            add(body, owner, clock.millis() - age * 1000);
        }
    }

    void addTo(Routes routes) {
        permissions.addTo(routes);
        routes.add("POST", BASE, this::create)
                .add("GET", BASE, this::list)
                .add("GET", BASE + "/{name}", call -> Reply.json(readable(call).json(metastore)))
                .add("PATCH", BASE + "/{name}", this::update)
                .add("DELETE", BASE + "/{name}", this::delete);
    }

    Permissions permissions() {
        return permissions;
    }

    synchronized Optional<HeldConnection> find(String fullName) {
        return Optional.ofNullable(held.get(fullName.toLowerCase(Locale.ROOT)));
    }

    HeldConnection require(String fullName) {
        return find(fullName)
                .orElseThrow(() ->
                        new Refusal(404, "CONNECTION_DOES_NOT_EXIST", "Connection '" + fullName + "' does not exist."));
    }

    private Reply create(Call call) {
        return Reply.json(create(call.json(), call.caller()).json(metastore));
    }

    /** Creates for REST and for SQL; the order of the checks is as other clients met them. */
    HeldConnection create(JsonNode body, String caller) {
        if (body.path("options").isEmpty()) {
            throw RequiredOptions.invalid("Missing required field: options"); // text guessed
        }
        if (!body.path("connection_type").asText().equals("HTTP")) {
            throw RequiredOptions.invalid("Missing required field: connection_type");
        }
        return add(body, caller, clock.millis());
    }

    private synchronized HeldConnection add(JsonNode body, String owner, long createdAt) {
        Map<String, String> options = options(body.path("options"));
        RequiredOptions.check(options);
        String parent = body.path("parent").asText("").replaceFirst("^schemas/", "");
        String fullName =
                (parent.isEmpty() ? "" : parent + ".") + body.path("name").asText();
        String key = fullName.toLowerCase(Locale.ROOT);
        if (held.containsKey(key)) {
            throw new Refusal(409, "CONNECTION_ALREADY_EXISTS", "Connection '" + fullName + "' already exists.");
        }
        HeldConnection made =
                new HeldConnection(fullName, "HTTP", body.path("comment").textValue(), owner, createdAt, options);
        String code = options.get("authorization_code");
        if (code != null) {
            codes.redeem(made, "", code, options.getOrDefault("oauth_redirect_uri", ""));
            options.remove("authorization_code");
        }
        held.put(key, made);
        return made;
    }

    private static Map<String, String> options(JsonNode given) {
        Map<String, String> options = new LinkedHashMap<>();
        given.properties()
                .forEach(each -> options.put(each.getKey(), each.getValue().asText()));
        return options;
    }

    /** Without {@code parent} the metastore's own; that schema-level ones are left out then is guessed. */
    private synchronized Reply list(Call call) {
        String parent = call.query("parent", "").replaceFirst("^schemas/", "").toLowerCase(Locale.ROOT);
        List<HeldConnection> visible = held.values().stream()
                .filter(each -> level(each).equals(parent))
                .filter(each -> isVisible(call.caller(), each))
                .toList();
        String asked = call.query("max_results");
        int size = asked == null
                ? Math.max(visible.size(), 1)
                : asked.equals("0") ? state.limits().pageSize() : Integer.parseInt(asked);
        int from = Integer.parseInt(call.query("page_token", "0"));
        int to = Math.min(visible.size(), from + Math.min(size, state.limits().pageSize()));
        ObjectNode reply = Json.object();
        ArrayNode page = reply.putArray("connections");
        visible.subList(Math.min(from, to), to).forEach(each -> page.add(each.json(metastore)));
        return Reply.json(to < visible.size() ? reply.put("next_page_token", String.valueOf(to)) : reply);
    }

    private static String level(HeldConnection connection) {
        int dot = connection.fullName.lastIndexOf('.');
        return dot < 0 ? "" : connection.fullName.substring(0, dot).toLowerCase(Locale.ROOT);
    }

    private boolean isVisible(String caller, HeldConnection connection) {
        SecurableKey key = SecurableKey.of("connection", connection.fullName);
        return List.of("USE_CONNECTION", "MANAGE", "CREATE_FOREIGN_CATALOG").stream()
                .anyMatch(privilege -> permissions.has(caller, privilege, key));
    }

    private HeldConnection readable(Call call) {
        HeldConnection connection = require(call.path("name"));
        if (!isVisible(call.caller(), connection)) {
            throw new Refusal(
                    403,
                    "PERMISSION_DENIED",
                    "User does not have USE CONNECTION on Connection '" + connection.fullName + "'.");
        }
        return connection;
    }

    /** That options replace all that were there is guessed; it is the reading under which a careless client loses most. */
    private synchronized Reply update(Call call) {
        HeldConnection connection = managed(call.path("name"), call.caller());
        JsonNode body = call.json();
        if (!body.path("options").isEmpty()) {
            change(connection, options(body.path("options")));
        }
        if (body.hasNonNull("owner")) {
            connection.owner = body.path("owner").asText();
        }
        if (body.hasNonNull("new_name")) {
            throw RequiredOptions.invalid("UNSUPPORTED_BY_LOCAL_WORKSPACE: a connection keeps its name here");
        }
        connection.updatedBy = call.caller();
        connection.updatedAt = clock.millis();
        return Reply.json(connection.json(metastore));
    }

    void change(HeldConnection connection, Map<String, String> options) {
        if (options.containsKey("access_token_expiration")) {
            throw RequiredOptions.invalid("Option access_token_expiration is computed."); // guessed
        }
        RequiredOptions.check(options);
        if (!options.getOrDefault("is_mcp_connection", "").equals(connection.option("is_mcp_connection"))) {
            throw RequiredOptions.invalid("is_mcp_connection cannot be changed."); // text guessed
        }
        boolean isShared = connection.credentialType.equals("OAUTH_U2M");
        connection.options = options;
        connection.credentialType = isShared ? "OAUTH_U2M" : RequiredOptions.credentialType(options);
    }

    /** As an update over REST, by SQL. */
    synchronized void alter(String fullName, Map<String, String> options, String caller) {
        HeldConnection connection = managed(fullName, caller);
        change(connection, options);
        connection.updatedBy = caller;
        connection.updatedAt = clock.millis();
    }

    HeldConnection managed(String fullName, String caller) {
        HeldConnection connection = require(fullName);
        if (!permissions.has(caller, "MANAGE", SecurableKey.of("connection", connection.fullName))) {
            throw new Refusal(
                    403,
                    "PERMISSION_DENIED",
                    "User does not have MANAGE on Connection '" + connection.fullName + "'."); // text guessed
        }
        return connection;
    }

    private synchronized Reply delete(Call call) {
        HeldConnection connection = managed(call.path("name"), call.caller());
        held.remove(connection.fullName.toLowerCase(Locale.ROOT));
        permissions.forget(SecurableKey.of("connection", connection.fullName));
        return Reply.empty();
    }

    /** Every connection with its full name, for tests. */
    synchronized List<String> names() {
        return new ArrayList<>(held.keySet());
    }
}
