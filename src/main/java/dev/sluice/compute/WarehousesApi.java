// SPDX-License-Identifier: Apache-2.0
package dev.sluice.compute;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL warehouses API (reference 2). */
@Path("/api/2.0/sql/warehouses")
@Produces(MediaType.APPLICATION_JSON)
interface WarehousesApi {

    @GET
    WarehouseList list(@QueryParam("page_token") @Nullable String pageToken);

    @GET
    @Path("{id}")
    WarehouseInfo get(@PathParam("id") String id);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record WarehouseList(
            @Nullable List<WarehouseInfo> warehouses,
            @JsonProperty("next_page_token") @Nullable String nextPageToken) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record WarehouseInfo(
            @Nullable String id,
            @Nullable String name,
            @Nullable String state) {

        Warehouse warehouse() {
            return new Warehouse(id == null ? "" : id, name == null ? "" : name, state == null ? "unknown" : state);
        }
    }
}
