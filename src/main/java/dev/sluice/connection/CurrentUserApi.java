// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The part of the SCIM API that tells who the caller is. */
@Path("/api/2.0/preview/scim/v2/Me")
@Produces(MediaType.APPLICATION_JSON)
interface CurrentUserApi {

    @GET
    CurrentUser.Me me();
}
