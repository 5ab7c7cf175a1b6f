// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every answer that is no success into an {@link ApiFailure}: errors, redirects, and pages in place of JSON. */
final class RefusalMapper implements ResponseExceptionMapper<ApiFailure> {

    private final Clock clock;

    RefusalMapper(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean handles(int status, @Nullable MultivaluedMap<String, Object> headers) {
        if (headers == null) {
            return false; // no answer came: a filter of ours failed, and says so itself
        }
        Object type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return status >= 300 || (type != null && type.toString().contains("html"));
    }

    @Override
    public ApiFailure toThrowable(Response response) {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        String type = response.getHeaderString(HttpHeaders.CONTENT_TYPE);
        ApiError error = ApiError.parse(
                response.getStatus(),
                type == null ? "" : type,
                body == null ? "" : body,
                Optional.ofNullable(response.getHeaderString("x-request-id")),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION)));
        return new ApiFailure(
                error,
                Optional.ofNullable(response.getHeaderString(HttpHeaders.RETRY_AFTER))
                        .flatMap(header -> RetryAfter.parse(header, clock)));
    }
}
