// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The permissions of Unity Catalog (reference 3.2). */
@Path("/api/2.1/unity-catalog")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface GrantsApi {

    @GET
    @Path("permissions/{type}/{full_name}")
    Assignments get(
            @PathParam("type") String type,
            @PathParam("full_name") String fullName,
            @QueryParam("page_token") @Nullable String pageToken);

    @GET
    @Path("effective-permissions/{type}/{full_name}")
    Assignments effective(
            @PathParam("type") String type,
            @PathParam("full_name") String fullName,
            @QueryParam("page_token") @Nullable String pageToken);

    @PATCH
    @Path("permissions/{type}/{full_name}")
    Assignments change(@PathParam("type") String type, @PathParam("full_name") String fullName, Changes changes);

    /** Who has what; the list is absent where nobody has anything. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Assignments(
            @JsonProperty("privilege_assignments") @Nullable List<Assignment> assignments,
            @JsonProperty("next_page_token") @Nullable String nextPageToken) {}

    /** The privileges are strings, or objects where they are effective ones. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Assignment(@Nullable String principal, @Nullable List<JsonNode> privileges) {}

    record Changes(List<Change> changes) {}

    record Change(String principal, List<String> add, List<String> remove) {}
}
