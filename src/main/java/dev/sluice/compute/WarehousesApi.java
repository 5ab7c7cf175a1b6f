// SPDX-License-Identifier: Apache-2.0
package dev.sluice.compute;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
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

    @POST
    @Path("{id}/start")
    void start(@PathParam("id") String id);

    @POST
    @Path("{id}/stop")
    void stop(@PathParam("id") String id);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record WarehouseList(
            @Nullable List<WarehouseInfo> warehouses,
            @JsonProperty("next_page_token") @Nullable String nextPageToken) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record WarehouseInfo(
            @Nullable String id,
            @Nullable String name,
            @Nullable String state,
            @JsonProperty("cluster_size") @Nullable String size,
            @JsonProperty("warehouse_type") @Nullable String type,
            @JsonProperty("enable_serverless_compute") boolean serverless,
            @JsonProperty("auto_stop_mins") @Nullable Integer autoStopMinutes,
            @Nullable Health health) {

        Warehouse warehouse() {
            return new Warehouse(
                    id == null ? "" : id,
                    name == null ? "" : name,
                    state == null ? "unknown" : state,
                    Optional.ofNullable(size),
                    Optional.ofNullable(type),
                    serverless,
                    autoStopMinutes == null ? OptionalInt.empty() : OptionalInt.of(autoStopMinutes),
                    health == null ? Optional.empty() : health.trouble());
        }
    }

    /** How the warehouse fares: {@code HEALTHY}, {@code DEGRADED} or {@code FAILED}, and why. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Health(
            @Nullable String status,
            @Nullable String summary,
            @Nullable String details) {

        Optional<String> trouble() {
            if (status == null || status.equals("HEALTHY")) {
                return Optional.empty();
            }
            return Stream.of(Optional.ofNullable(summary), Optional.ofNullable(details))
                    .flatMap(Optional::stream)
                    .filter(text -> !text.isBlank())
                    .findFirst();
        }
    }
}
