// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Any document by its address; the text is read as JSON by who asked. */
@Path("/")
interface DocumentsApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    String get(@Url String url);

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    String post(@Url String url, String form);
}
