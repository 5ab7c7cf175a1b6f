// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.error.SluiceException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * For orchestrators, in the form of MicroProfile Health. Alive is who answers; ready is who wants requests and can read
 * its connections. Neither asks Databricks anything.
 */
@Path("/q/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {

    private final Parts parts;

    HealthResource(Parts parts) {
        this.parts = parts;
    }

    @GET
    public Response whole() {
        return ready();
    }

    @GET
    @Path("live")
    public Response live() {
        return answer(true, "");
    }

    @GET
    @Path("started")
    public Response started() {
        return answer(true, "");
    }

    @GET
    @Path("ready")
    public Response ready() {
        if (parts.readiness().isDraining()) {
            return answer(false, check("requests", false));
        }
        return answer(isConfigured(), check("settings", isConfigured()));
    }

    private boolean isConfigured() {
        try {
            parts.connections().names();
            return true;
        } catch (SluiceException unreadable) {
            return false; // the page and every check say why
        }
    }

    private static String check(String name, boolean isUp) {
        return "{\"name\":\"" + name + "\",\"status\":\"" + word(isUp) + "\"}";
    }

    private static Response answer(boolean isUp, String checks) {
        return Response.status(isUp ? 200 : 503)
                .entity("{\"status\":\"" + word(isUp) + "\",\"checks\":[" + checks + "]}\n")
                .build();
    }

    private static String word(boolean isUp) {
        return isUp ? "UP" : "DOWN";
    }
}
