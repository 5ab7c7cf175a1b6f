// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request is called in the log: its id, and that of the trace it belongs to. */
record Trace(String requestId, String traceId) {

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");
    private static final String NO_TRACE = "0".repeat(32);

    /** Names that callers and platforms give requests, the caller's own first. */
    private static final String[] REQUEST_IDS = {"X-Request-Id", "X-Azure-Functions-InvocationId", "ce-id"};

    /** Takes the caller's where they are well-formed, else makes new ones. */
    static Trace of(Function<String, Optional<String>> headers) {
        Optional<String> request = Optional.empty();
        for (String name : REQUEST_IDS) {
            request = request.or(
                    () -> headers.apply(name).filter(value -> ID.matcher(value).matches()));
        }
        Optional<String> trace = headers.apply("traceparent")
                .map(TRACEPARENT::matcher)
                .filter(Matcher::matches)
                .map(parts -> parts.group(1))
                .filter(id -> !id.equals(NO_TRACE));
        return new Trace(request.orElseGet(Trace::newId), trace.orElseGet(() -> newId().replace("-", "")));
    }

    /** Unique, not secret: the generator for secrets would be the slowest part of a server's first answer. */
    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** The one that the request was given when it came in. */
    static Trace of(ContainerRequestContext request) {
        return request.getProperty(RequestGate.TRACE) instanceof Trace known
                ? known
                : of(name -> RequestGate.header(request, name));
    }

    Map<String, String> members() {
        return Map.of("request_id", requestId, "trace_id", traceId);
    }
}
