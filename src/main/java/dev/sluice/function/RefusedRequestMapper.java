// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a refused request with its problem. */
@Provider
final class RefusedRequestMapper implements ExceptionMapper<RefusedRequest> {

    @Override
    public Response toResponse(RefusedRequest refused) {
        return refused.problem().response();
    }
}
