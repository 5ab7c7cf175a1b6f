// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Gives what JAX-RS refuses by itself (paths, methods, types) the form of all other errors. */
@Provider
final class WebFailureMapper implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException failure) {
        Response found = failure.getResponse();
        Response answer = Problem.of(found.getStatusInfo()).response();
        Optional<String> allow = Optional.ofNullable(found.getHeaderString(HttpHeaders.ALLOW));
        return allow.map(methods -> Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, methods)
                        .build())
                .orElse(answer);
    }
}
