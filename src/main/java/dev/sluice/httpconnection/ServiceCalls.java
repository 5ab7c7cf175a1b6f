// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.connection.Connection;
import dev.sluice.connection.RawCall;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.Json;
import dev.sluice.http.RawRequest;
import dev.sluice.http.RawRequest.Body;
import dev.sluice.http.RawResponse;
import dev.sluice.http.WorkspaceHost;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls an external service through a connection. The workspace puts the credential on; this process never has it. What
 * Databricks refuses is a failure, what the service itself refuses is an answer.
 */
public final class ServiceCalls {

    /** What the proxy strips (reference 13.6); it would be an error to believe it arrives. */
    private static final Set<String> STRIPPED = Set.of("authorization", "cookie");

    private static final Set<String> OLDER_METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH");
    /** The request cap of the older call is 4 MiB, and base64 inflates by a third. */
    private static final int OLDER_BODY = 3 * 1024 * 1024;

    private final Connection connection;
    private final RawCall raw;

    public ServiceCalls(Connection connection) {
        this.connection = connection;
        this.raw = connection.raw();
    }

    /** What is asked of the service; {@code target} is its path, with a query. */
    public record ServiceRequest(
            HttpConnectionName name,
            String method,
            String target,
            List<Map.Entry<String, String>> headers,
            Body body) {}

    /** Refuses headers that would not survive the way. */
    public static void requireSurviving(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        if (STRIPPED.contains(name) || name.startsWith("x-databricks-") || !RawCall.mayBeSet(header)) {
            throw new InvalidSettings(
                    "The header " + header + " does not survive: the workspace's proxy replaces or strips it.",
                    name.equals("authorization")
                            ? "The credential is the connection's: set it with sluice hc update."
                            : "Leave it out.");
        }
    }

    /** Through the proxy path: any method, every status, streaming. */
    public RawResponse proxy(ServiceRequest request) throws InterruptedException {
        return answered(request, proxied(request));
    }

    private RawResponse proxied(ServiceRequest request) throws InterruptedException {
        List<Map.Entry<String, String>> headers = new ArrayList<>(request.headers());
        headers.add(Map.entry("Accept-Encoding", "identity")); // gzip through the proxy is not to be relied on
        String target = "/api/2.0/unity-catalog/connections/"
                + WorkspaceHost.encodeSegment(request.name().fullName()) + "/proxy" + request.target();
        return raw.send(action(request), new RawRequest(request.method(), target, headers, request.body()));
    }

    /** Whether this user has signed in: the proxy no longer asks for it. Any answer of the service itself is a yes. */
    public boolean isSignedIn(HttpConnectionName name, String target) throws InterruptedException {
        ServiceRequest request = new ServiceRequest(name, "GET", target, List.of(), new RawRequest.NoBody());
        try (RawResponse response = proxied(request)) {
            if (response.status() < 300) {
                return true;
            }
            byte[] start = start(response);
            Optional<ServiceRefusal> refusal = ServiceRefusal.of(response, start);
            if (refusal.isPresent() && refusal.get() != ServiceRefusal.LOGIN_FIRST) {
                throw refusal.get().explain(name, response.refusal(start, connection.clock()));
            }
            return refusal.isEmpty();
        }
    }

    /** The older call: the body is held in memory, and the exact status of a success is lost. */
    public RawResponse externalFunction(ServiceRequest request) throws InterruptedException {
        if (!OLDER_METHODS.contains(request.method())) {
            throw new InvalidSettings(
                    "External functions know "
                            + String.join(", ", OLDER_METHODS.stream().sorted().toList()) + ", not " + request.method()
                            + ".",
                    "Leave --external-function out: the proxy path takes any method.");
        }
        byte[] body =
                Json.mapper().valueToTree(olderRequest(request)).toString().getBytes(StandardCharsets.UTF_8);
        return answered(
                request,
                raw.send(
                        action(request),
                        new RawRequest(
                                "POST",
                                "/api/2.0/external-function",
                                List.of(
                                        Map.entry("Content-Type", "application/json"),
                                        Map.entry("Accept", "text/plain")),
                                new RawRequest.Streamed(() -> new ByteArrayInputStream(body), true))));
    }

    /** Headers, parameters and JSON are strings that hold JSON (reference 4.1). */
    private static Map<String, String> olderRequest(ServiceRequest request) {
        int question = request.target().indexOf('?');
        Map<String, String> wire = new LinkedHashMap<>();
        wire.put("connection_name", request.name().fullName());
        wire.put("method", request.method());
        wire.put("path", question < 0 ? request.target() : request.target().substring(0, question));
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        if (!headers.isEmpty()) {
            wire.put("headers", Json.mapper().valueToTree(headers).toString());
        }
        if (question >= 0) {
            wire.put(
                    "params",
                    Json.mapper()
                            .valueToTree(parameters(request.target().substring(question + 1)))
                            .toString());
        }
        byte[] body = read(request.body());
        boolean isJson = headers.entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("content-type")
                        && header.getValue().contains("json"));
        if (body.length > 0) {
            wire.put(
                    isJson ? "json" : "body",
                    isJson
                            ? new String(body, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(body));
        }
        return wire;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static byte[] read(Body body) {
        try (InputStream source = body.open()) {
            byte[] bytes = source.readNBytes(OLDER_BODY + 1);
            if (bytes.length > OLDER_BODY) {
                throw new InvalidSettings(
                        "The body is larger than the 3 MiB that an external function takes.",
                        "Leave --external-function out: the proxy path streams.");
            }
            return bytes;
        } catch (IOException unreadable) {
            throw new InvalidSettings(
                    "The body of the request cannot be read: " + String.valueOf(unreadable.getMessage()) + ".",
                    "Name a file that is there and may be read.");
        }
    }

    private static String action(ServiceRequest request) {
        return "call the service through the HTTP connection " + request.name();
    }

    /** Tells Databricks' refusals from the service's own; the body that was looked into is whole again. */
    private RawResponse answered(ServiceRequest request, RawResponse response) throws InterruptedException {
        if (response.status() < 300) {
            return response;
        }
        byte[] start = start(response);
        Optional<ServiceRefusal> refusal = ServiceRefusal.of(response, start);
        if (refusal.isPresent()) {
            response.close();
            throw refusal.get().explain(request.name(), response.refusal(start, connection.clock()));
        }
        if (response.status() == 401) {
            Optional<RuntimeException> dead = deadAfterAnHour(request, response);
            if (dead.isPresent()) {
                response.close();
                throw dead.get();
            }
        }
        return new RawResponse(
                response.status(),
                response.reason(),
                response.headers(),
                new SequenceInputStream(new ByteArrayInputStream(start), response.body()));
    }

    /** A sign-in without a refresh token works for an hour, then the service says no: the connection tells which it is. */
    private Optional<RuntimeException> deadAfterAnHour(ServiceRequest request, RawResponse response)
            throws InterruptedException {
        try {
            return new HttpConnections(connection)
                    .get(request.name())
                    .missingRefresh()
                    .map(rule -> ServiceRefusal.withoutRefresh(
                            request.name(),
                            rule,
                            response.header("x-request-id"),
                            SignInPages.of(connection.config())));
        } catch (dev.sluice.error.SluiceException notReadable) {
            return Optional.empty(); // who may only use it cannot always read it: then the service's answer stands
        }
    }

    private static byte[] start(RawResponse response) {
        try {
            return response.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
