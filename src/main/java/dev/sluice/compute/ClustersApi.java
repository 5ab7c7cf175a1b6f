// SPDX-License-Identifier: Apache-2.0
package dev.sluice.compute;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clusters API (reference 13.1). */
@Path("/api/2.1/clusters")
@Produces(MediaType.APPLICATION_JSON)
interface ClustersApi {

    @GET
    @Path("get")
    ClusterInfo get(@QueryParam("cluster_id") String clusterId);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ClusterInfo(
            @JsonProperty("cluster_id") @Nullable String id,
            @JsonProperty("cluster_name") @Nullable String name,
            @Nullable String state,
            @JsonProperty("state_message") @Nullable String message,
            @JsonProperty("termination_reason") @Nullable Reason reason) {

        Cluster cluster() {
            String why = Stream.of(
                            Optional.ofNullable(reason).flatMap(Reason::inWords),
                            Optional.ofNullable(message).filter(text -> !text.isBlank()))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(": "));
            return new Cluster(
                    id == null ? "" : id,
                    name == null ? "" : name,
                    state == null ? "UNKNOWN" : state,
                    Optional.of(why).filter(text -> !text.isEmpty()));
        }
    }

    /** Why a cluster ended; the codes are many and grow, so they are shown as they are. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Reason(@Nullable String code) {

        Optional<String> inWords() {
            return Optional.ofNullable(code).filter(text -> !text.isBlank());
        }
    }
}
