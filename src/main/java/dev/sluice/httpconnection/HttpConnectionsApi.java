// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The connections of Unity Catalog (reference 3.3), as far as those of type HTTP need them. */
@Path("/api/2.1/unity-catalog/connections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface HttpConnectionsApi {

    @POST
    Info create(CreateRequest request);

    @GET
    Page list(
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("max_results") int size,
            @QueryParam("page_token") @Nullable String token);

    @GET
    @Path("{name}")
    Info get(@PathParam("name") String name);

    @PATCH
    @Path("{name}")
    Info update(@PathParam("name") String name, UpdateRequest request);

    @DELETE
    @Path("{name}")
    void delete(@PathParam("name") String name);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreateRequest(
            String name,
            @JsonProperty("connection_type") String connectionType,
            @Nullable String parent,
            @Nullable String comment,
            Map<String, String> options) {

        @Override
        public String toString() {
            return "CreateRequest[name=" + name + "]"; // options hold secrets
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UpdateRequest(@Nullable String owner, @Nullable Map<String, String> options) {

        @Override
        public String toString() {
            return "UpdateRequest[owner=" + owner + "]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(
            @Nullable List<Info> connections,
            @JsonProperty("next_page_token") @Nullable String nextPageToken) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Info(
            @Nullable String name,
            @JsonProperty("full_name") @Nullable String fullName,
            @JsonProperty("connection_type") @Nullable String connectionType,
            @JsonProperty("credential_type") @Nullable String credentialType,
            @Nullable String owner,
            @Nullable String comment,
            @Nullable Map<String, String> options,
            @Nullable String url,
            @JsonProperty("created_at") @Nullable Long createdAt,
            @JsonProperty("created_by") @Nullable String createdBy,
            @JsonProperty("updated_at") @Nullable Long updatedAt,
            @JsonProperty("updated_by") @Nullable String updatedBy,
            @JsonProperty("provisioning_info") @Nullable Provisioning provisioning) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Provisioning(@Nullable String state) {}
}
