// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The document in which a workspace describes its authorization server (reference 6.1), as text: it may be anything. */
@Path("/oidc/.well-known/oauth-authorization-server")
@Produces(MediaType.APPLICATION_JSON)
interface DiscoveryApi {

    @GET
    String metadata();
}
