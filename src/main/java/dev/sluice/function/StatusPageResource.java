// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.function.StatusPage.Row;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The page for people: what the last checks came to. It checks nothing itself. */
@Path("/")
@RunOnVirtualThread
public final class StatusPageResource {

    private final Parts parts;

    StatusPageResource(Parts parts) {
        this.parts = parts;
    }

    @GET
    @Produces("text/html;charset=UTF-8")
    public Response page() {
        List<String> names = parts.connections().names();
        parts.results().keepOnly(names);
        List<Row> rows = names.stream()
                .map(name -> new Row(name, parts.results().of(name)))
                .toList();
        return Response.ok(new StatusPage(rows, parts.clock().instant()).render())
                .header("Content-Security-Policy", StatusPage.policy())
                .build();
    }
}
