// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.ClientLogger;

/** Writes one line a call at {@code -v}: method, path, status and request id; never a header, a query or a body. */
final class CallLogger implements ClientLogger {

    private static final Logger LOG = Logger.getLogger("dev.sluice.calls");

    @Override
    public void setBodySize(int size) {
        // no body is ever logged
    }

    @Override
    public void logRequest(HttpClientRequest request, Buffer body, boolean omitBody) {
        LOG.debugf("> %s %s", request.getMethod(), request.path());
    }

    @Override
    public void logResponse(HttpClientResponse response, boolean redirect) {
        LOG.debugf(
                "< %d %s %s (request id %s)",
                response.statusCode(),
                response.request().getMethod(),
                response.request().path(),
                response.getHeader("x-request-id"));
    }
}
