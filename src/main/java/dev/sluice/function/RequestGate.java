// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.error.SluiceException;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.time.Instant;
import java.util.Optional;

/** Meets every request before anything else: gives it its name for the log, and lets in who may ask. */
@jakarta.ws.rs.ext.Provider
@PreMatching
final class RequestGate implements ContainerRequestFilter {

    static final String TRACE = "dev.sluice.trace";
    static final String START = "dev.sluice.start";

    /** What an orchestrator asks without a token; it tells nothing about any connection. */
    private static final String HEALTH = "/q/health";

    private final Provider<Parts> parts;

    RequestGate(Provider<Parts> parts) {
        this.parts = parts;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Instant now = parts.get().clock().instant();
        request.setProperty(START, now);
        request.setProperty(TRACE, Trace.of(name -> header(request, name)));
        String path = request.getUriInfo().getPath();
        if (path.equals(HEALTH) || path.startsWith(HEALTH + "/")) {
            return;
        }
        Callers callers = parts.get().callers();
        try {
            if (!callers.isMeantForUs(
                    header(request, "Host"), header(request, "Sec-Fetch-Site"), header(request, "Origin"))) {
                request.abortWith(Problem.foreign().response());
            } else if (!callers.knows(header(request, "Authorization"))) {
                request.abortWith(Problem.unauthorized().response());
            }
        } catch (SluiceException unreadableToken) {
            request.abortWith(FailureMapper.problem(unreadableToken).response());
        }
    }

    static Optional<String> header(ContainerRequestContext request, String name) {
        return Optional.ofNullable(request.getHeaderString(name)).filter(value -> !value.isBlank());
    }
}
