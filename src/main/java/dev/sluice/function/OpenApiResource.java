// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The description of all this, as it is packaged: a test holds it against the resources and their answers. */
@Path("/q/openapi")
public final class OpenApiResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] document() throws IOException {
        try (InputStream document =
                Objects.requireNonNull(OpenApiResource.class.getResourceAsStream("/openapi.json"))) {
            return document.readAllBytes();
        }
    }
}
