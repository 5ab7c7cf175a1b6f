// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.statement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.compute.Warehouses;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.sql.Context;
import dev.sluice.local.state.Json;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions as drivers open them; a session remembers catalog and schema and nothing else. */
final class Sessions {

    private final Map<String, Context> contexts = new ConcurrentHashMap<>();
    private final Warehouses warehouses;

    Sessions(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    void addTo(Routes routes) {
        routes.add(
                        "POST",
                        "/api/2.0/sql/sessions",
                        call -> open(call, call.json().path("warehouse_id").asText()))
                .add("POST", "/api/2.0/sql/warehouses/{id}/sessions", call -> open(call, call.path("id")))
                .add("DELETE", "/api/2.0/sql/sessions/{session}", this::close)
                .add("DELETE", "/api/2.0/sql/warehouses/{id}/sessions/{session}", this::close);
    }

    private Reply open(Call call, String warehouse) {
        warehouses.enter(warehouse);
        JsonNode body = call.json();
        String id = UUID.randomUUID().toString();
        contexts.put(
                id,
                new Context(
                        call.caller(),
                        body.path("catalog").asText("main"),
                        body.path("schema").asText("default")));
        return Reply.json(Json.object().put("session_id", id));
    }

    private Reply close(Call call) {
        contexts.remove(call.path("session"));
        return Reply.empty();
    }

    Context context(String session) {
        Context context = contexts.get(session);
        if (context == null) {
            throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST", "Session " + session + " does not exist."); // guessed
        }
        return context;
    }

    void remember(String session, Context context) {
        contexts.computeIfPresent(session, (id, before) -> context);
    }
}
