// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.state.FaultRule;
import dev.sluice.local.state.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one origin does with a request: record it, let a fault have it, ask the gate, find the endpoint. */
public final class Origin {

    /**
     * What a server is to write.
     *
     * @param cutAfterBytes after how many bytes of the body the connection is closed, or null
     * @param drop whether the connection is closed without an answer
     * @param dripMillis how long it waits before each few bytes, or null
     * @param lengthOff by how much the length that is told is too long
     */
    record Outcome(
            Reply reply,
            @Nullable Long cutAfterBytes,
            boolean drop,
            @Nullable Long dripMillis,
            long lengthOff) {

        static Outcome of(Reply reply) {
            return new Outcome(reply, null, false, null, 0);
        }
    }

    private final String name;
    private final Supplier<Routes> routes;
    private final Function<RecordedRequest, String> gate;
    private final Function<RecordedRequest, Map<String, String>> commonHeaders;
    private final Faults faults;
    private final RequestLog log;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param gate tells the caller of a request, or refuses it
     * @param commonHeaders what every answer carries
     */
    public Origin(
            String name,
            Supplier<Routes> routes,
            Function<RecordedRequest, String> gate,
            Function<RecordedRequest, Map<String, String>> commonHeaders,
            Faults faults,
            RequestLog log) {
        this.name = name;
        this.routes = routes;
        this.gate = gate;
        this.commonHeaders = commonHeaders;
        this.faults = faults;
        this.log = log;
    }

    String name() {
        return name;
    }

    Outcome answer(RecordedRequest request) throws InterruptedException {
        boolean control =
                request.path().startsWith("/_local/"); // for the tests' own use: neither recorded nor disturbed
        if (!control) {
            log.add(request);
        }
        FaultRule fault = control ? null : faults.meeting(request).orElse(null);
        if (fault == null) {
            return Outcome.of(completed(request, respond(request)));
        }
        if (fault.delayMillis() > 0) {
            closed.await(fault.delayMillis(), TimeUnit.MILLISECONDS);
        }
        Reply reply = fault.status() == null || fault.afterEffect() ? respond(request) : Reply.empty();
        if (fault.status() != null) {
            reply = new Reply(
                    fault.status(), Map.of("Content-Type", "application/json"), new Reply.Bytes(fault.bodyBytes()));
        }
        for (var header : fault.headersOrNone().entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return new Outcome(
                completed(request, fault.rowsOff() == 0 ? reply : withMoreRows(reply, fault.rowsOff())),
                fault.cutAfterBytes(),
                fault.dropConnection(),
                fault.dripMillis(),
                fault.lengthOff());
    }

    /** The same answer with a manifest that counts more rows than there are. */
    private static Reply withMoreRows(Reply reply, long more) {
        if (!(reply.body() instanceof Reply.Bytes(byte[] bytes))
                || !(Json.parse(bytes).path("manifest") instanceof ObjectNode manifest)
                || !(Json.parse(bytes) instanceof ObjectNode answer)) {
            return reply;
        }
        manifest.put("total_row_count", manifest.path("total_row_count").asLong() + more);
        return new Reply(
                reply.status(), reply.headers(), new Reply.Bytes(Json.bytes(answer.set("manifest", manifest))));
    }

    /** Waits as long as a fault wants it, or until the workspace is closed. */
    void pause(long milliseconds) throws InterruptedException {
        closed.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    private Reply completed(RecordedRequest request, Reply reply) {
        Map<String, String> headers = new LinkedHashMap<>(commonHeaders.apply(request));
        headers.putAll(reply.headers());
        return new Reply(reply.status(), headers, reply.body());
    }

    private Reply respond(RecordedRequest request) throws InterruptedException {
        try {
            String caller = gate.apply(request);
            Optional<Routes.Match> match = routes.get().find(request.method(), request.path());
            return match.isEmpty()
                    ? Reply.error(
                            404,
                            "ENDPOINT_NOT_FOUND",
                            "No API found for '" + request.method() + " " + request.path() + "'") // guessed
                    : match.get()
                            .endpoint()
                            .answer(new Call(request, match.get().pathVariables(), caller));
        } catch (Refusal e) {
            return e.reply();
        } catch (UncheckedIOException e) {
            return Reply.error(400, "MALFORMED_REQUEST", "Could not parse the request: " + e.getMessage()); // guessed
        } catch (RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            return Reply.json(
                    500,
                    Json.object()
                            .put("error_code", "INTERNAL_ERROR")
                            .put("message", "The local workspace failed: " + e)
                            .put("trace", trace.toString()));
        }
    }

    void close() {
        closed.countDown();
    }
}
