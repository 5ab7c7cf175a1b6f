// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Leaves every answer with the same headers of caution and its request's id, and one line in the log. */
@jakarta.ws.rs.ext.Provider
final class ResponseSeal implements ContainerResponseFilter {

    private final Provider<Parts> parts;

    ResponseSeal(Provider<Parts> parts) {
        this.parts = parts;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Cache-Control", "no-store");
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("Referrer-Policy", "no-referrer");
        if (!headers.containsKey("Content-Security-Policy")) {
            headers.putSingle("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("method", request.getMethod());
        members.put("path", request.getUriInfo().getPath());
        members.put("status", response.getStatus());
        if (request.getProperty(RequestGate.START) instanceof Instant start) {
            members.put(
                    "duration_ms",
                    Duration.between(start, parts.get().clock().instant()).toMillis());
        }
        if (request.getProperty(RequestGate.TRACE) instanceof Trace trace) {
            headers.putSingle("X-Request-Id", trace.requestId());
            members.putAll(trace.members());
        }
        parts.get().counts().request(response.getStatus());
        parts.get().log().line("request", members);
    }
}
