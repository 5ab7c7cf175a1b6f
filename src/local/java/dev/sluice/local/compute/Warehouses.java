// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.Warehouse;
import dev.sluice.local.state.WorkspaceState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SQL warehouses: their states change when they are started, stopped, waited for or needed by a statement. */
public final class Warehouses {

    private static final String BASE = "/api/2.0/sql/warehouses";

    private static final class Entry {
        private final Warehouse warehouse;
        private String state;
        private int pollsLeft;

        private Entry(Warehouse warehouse) {
            this.warehouse = warehouse;
            this.state = warehouse.state();
            this.pollsLeft = warehouse.startPolls();
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final WorkspaceState state;
    private final String host;

    public Warehouses(WorkspaceState state, String host) {
        this.state = state;
        this.host = host;
        state.warehouses().forEach(each -> entries.put(each.id(), new Entry(each)));
    }

    public void addTo(Routes routes) {
        routes.add("GET", BASE, this::list)
                .add("GET", BASE + "/{id}", call -> Reply.json(shown(monitored(call))))
                .add("POST", BASE + "/{id}/start", this::start)
                .add("POST", BASE + "/{id}/stop", this::stop)
                .add(
                        "GET",
                        "/api/2.0/sql/config/warehouses",
                        call -> Reply.json(Json.object()
                                .put("enable_serverless_compute", true)
                                .put("security_policy", "NONE")));
    }

    private synchronized Reply list(Call call) {
        List<Entry> visible = new ArrayList<>();
        entries.values().stream().filter(each -> !each.warehouse.denyMonitor()).forEach(visible::add);
        int from = Integer.parseInt(call.query("page_token", "0"));
        int size = Integer.parseInt(
                call.query("page_size", String.valueOf(state.limits().pageSize())));
        int to = Math.min(visible.size(), from + size);
        ObjectNode reply = Json.object();
        var shown = reply.putArray("warehouses");
        visible.subList(from, to).forEach(each -> shown.add(shown(each)));
        if (to < visible.size()) {
            reply.put("next_page_token", String.valueOf(to));
        }
        return Reply.json(reply);
    }

    private synchronized Reply start(Call call) {
        Entry entry = usable(call.path("id"));
        wake(entry);
        return Reply.empty();
    }

    private synchronized Reply stop(Call call) {
        Entry entry = usable(call.path("id"));
        if (!entry.state.equals("STOPPED")) {
            entry.pollsLeft = entry.warehouse.stopPolls();
            entry.state = entry.pollsLeft == 0 ? "STOPPED" : "STOPPING";
        }
        return Reply.empty();
    }

    /** As after hours without a statement. */
    public synchronized void stopAll() {
        entries.values().forEach(each -> each.state = "STOPPED");
    }

    private synchronized Entry monitored(Call call) {
        Entry entry = find(call.path("id"));
        if (entry.warehouse.denyMonitor()) {
            throw new Refusal(
                    403,
                    "PERMISSION_DENIED",
                    call.caller() + " is not authorized to use or monitor this SQL Endpoint.");
        }
        progress(entry);
        return entry;
    }

    /** Lets a statement in: wakes a stopped warehouse; refuses who may not use it. */
    public synchronized void enter(String id) {
        wake(usable(id));
    }

    /** Whether a waiting statement still waits; every question brings a start nearer to its end. */
    public synchronized boolean isStarting(String id) {
        Entry entry = find(id);
        boolean starting = entry.state.equals("STARTING");
        progress(entry);
        return starting;
    }

    private Entry usable(String id) {
        Entry entry = find(id);
        if (entry.warehouse.denyUse()) {
            throw new Refusal(403, "PERMISSION_DENIED", "You do not have permission to use the SQL Warehouse.");
        }
        return entry;
    }

    private Entry find(String id) {
        Entry entry = entries.get(id);
        if (entry == null && !id.matches("[0-9a-f]{16}")) {
            throw new Refusal(400, "INVALID_PARAMETER_VALUE", id + " is not a valid endpoint id.");
        }
        if (entry == null || entry.state.equals("DELETED")) {
            // code and text for a well-formed unknown id are guessed
            throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST", "SQL warehouse " + id + " does not exist.");
        }
        return entry;
    }

    private static void wake(Entry entry) {
        if (entry.state.equals("STOPPED") || entry.state.equals("STOPPING")) {
            entry.state = "STARTING";
            entry.pollsLeft = entry.warehouse.startPolls();
        }
        if (entry.state.equals("STARTING") && entry.pollsLeft == 0) {
            entry.state = "RUNNING";
        }
    }

    private static void progress(Entry entry) {
        if (entry.state.equals("STARTING") && entry.pollsLeft-- <= 0) {
            entry.state = "RUNNING";
        }
        if (entry.state.equals("STOPPING") && entry.pollsLeft-- <= 0) {
            entry.state = "STOPPED";
        }
    }

    private ObjectNode shown(Entry entry) {
        Warehouse warehouse = entry.warehouse;
        String name = host.substring(host.indexOf("//") + 2);
        String path = "/sql/1.0/warehouses/" + warehouse.id();
        boolean running = entry.state.equals("RUNNING");
        ObjectNode shown = Json.object()
                .put("id", warehouse.id())
                .put("name", warehouse.name())
                .put("cluster_size", warehouse.size())
                .put("state", entry.state)
                .put("auto_stop_mins", 10)
                .put("creator_name", state.user())
                .put("enable_photon", true)
                .put("enable_serverless_compute", true)
                .put("warehouse_type", "PRO")
                .put("min_num_clusters", 1)
                .put("max_num_clusters", 1)
                .put("num_clusters", running ? 1 : 0)
                .put("num_active_sessions", 0)
                .put("jdbc_url", "jdbc:databricks://" + name + "/default;httpPath=" + path);
        shown.putObject("odbc_params")
                .put("hostname", name.replaceAll(":.*", ""))
                .put("path", path)
                .put("protocol", "https")
                .put("port", Integer.parseInt(name.replaceAll(".*:", "")));
        shown.putObject("health").put("status", "HEALTHY");
        return shown;
    }
}
