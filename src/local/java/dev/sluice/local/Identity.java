// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.ServicePrincipal;
import dev.sluice.local.state.WorkspaceState;

/** Who am I: the SCIM document of the caller. */
final class Identity {

    private final WorkspaceState state;

    Identity(WorkspaceState state) {
        this.state = state;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/api/2.0/preview/scim/v2/Me", this::me);
    }

    private Reply me(Call call) {
        String display = state.servicePrincipals().stream()
                .filter(each -> each.clientId().equals(call.caller()))
                .findFirst()
                .map(ServicePrincipal::displayName)
                .orElse("Local User");
        ObjectNode me = Json.object()
                .put("id", "7000000000000001")
                .put("userName", call.caller())
                .put("displayName", display)
                .put("active", true);
        me.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User");
        me.putArray("emails")
                .addObject()
                .put("type", "work")
                .put("value", call.caller())
                .put("primary", true);
        me.putArray("groups")
                .addObject()
                .put("display", "users")
                .put("type", "direct")
                .put("value", "1");
        return Reply.json(me);
    }
}
