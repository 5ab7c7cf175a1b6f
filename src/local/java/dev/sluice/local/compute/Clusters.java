// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.state.Cluster;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.WorkspaceState;
import java.util.List;

/** Clusters as far as their state can be read; none of them runs anything. */
public final class Clusters {

    private final List<Cluster> clusters;

    public Clusters(WorkspaceState state) {
        this.clusters = state.clusters();
    }

    public void addTo(Routes routes) {
        for (String version : List.of("2.0", "2.1")) {
            routes.add("GET", "/api/" + version + "/clusters/get", this::get)
                    .add("GET", "/api/" + version + "/clusters/list", this::list);
        }
    }

    private Reply get(Call call) {
        String id = call.query("cluster_id", "");
        return clusters.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> Reply.json(shown(each)))
                .orElseThrow(() -> new Refusal(400, "INVALID_PARAMETER_VALUE", "Cluster " + id + " does not exist"));
    }

    private Reply list(Call call) {
        ObjectNode reply = Json.object();
        var shown = reply.putArray("clusters");
        clusters.forEach(each -> shown.add(shown(each)));
        return Reply.json(reply);
    }

    private static ObjectNode shown(Cluster cluster) {
        ObjectNode shown = Json.object()
                .put("cluster_id", cluster.id())
                .put("cluster_name", cluster.name())
                .put("state", cluster.state())
                .put("state_message", cluster.stateMessage() == null ? "" : cluster.stateMessage());
        if (cluster.state().equals("TERMINATED")) {
            shown.putObject("termination_reason").put("code", "INACTIVITY").put("type", "SUCCESS");
        }
        return shown;
    }
}
