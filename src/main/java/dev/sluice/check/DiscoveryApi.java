// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What a host publishes about itself, to anybody (reference 6.1). */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
interface DiscoveryApi {

    @GET
    @Path(".well-known/databricks-config")
    HostMetadata config();

    @GET
    @Path("oidc/.well-known/oauth-authorization-server")
    OAuthMetadata oauth();

    /** Every field is optional. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record HostMetadata(
            @JsonProperty("host_type") @Nullable String hostType,
            @JsonProperty("cloud") @Nullable String cloud) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OAuthMetadata(
            @JsonProperty("token_endpoint") @Nullable String tokenEndpoint) {}
}
