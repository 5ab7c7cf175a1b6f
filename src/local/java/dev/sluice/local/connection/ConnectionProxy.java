// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.connection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.connection.Permissions.SecurableKey;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.WorkspaceState;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls the external service with a connection's credential: the proxy path, external functions and MCP (reference 4). */
final class ConnectionProxy {

    private static final Set<String> NOT_PASSED_ON = Set.of(
            "authorization",
            "cookie",
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "expect",
            "upgrade",
            "http2-settings",
            "te");
    private static final Set<String> NOT_PASSED_BACK =
            Set.of("connection", "content-length", "transfer-encoding", "date", "x-request-id", "server");

    private final WorkspaceState state;
    private final Connections connections;
    private final Credentials credentials;
    private final SignIn signIn;
    private final Outside outside;
    private final String host;

    ConnectionProxy(
            WorkspaceState state,
            Connections connections,
            Credentials credentials,
            SignIn signIn,
            Outside outside,
            String host) {
        this.state = state;
        this.connections = connections;
        this.credentials = credentials;
        this.signIn = signIn;
        this.outside = outside;
        this.host = host;
    }

    void addTo(Routes routes) {
        routes.add("*", "/api/2.0/unity-catalog/connections/{name}/proxy", this::proxy)
                .add("*", "/api/2.0/unity-catalog/connections/{name}/proxy/{path...}", this::proxy)
                .add("POST", "/api/2.0/external-function", this::externalFunction)
                .add("POST", "/api/2.0/mcp/external/{name}", this::mcp);
    }

    private Reply proxy(Call call) throws InterruptedException {
        HeldConnection connection = usable(call.path("name"), call.caller());
        String path = call.request().path();
        String rest = path.substring(path.indexOf("/proxy", path.indexOf("/connections/")) + "/proxy".length());
        String query = call.request().query();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        call.request().headers().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name) && !name.startsWith("x-databricks-")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return passedBack(send(
                connection,
                call.caller(),
                rest + (query == null ? "" : "?" + query),
                request.method(
                        call.request().method(),
                        HttpRequest.BodyPublishers.ofByteArray(call.request().body()))));
    }

    /** An MCP server's address is the connection's own; only connections that are marked for it are let through (guessed). */
    private Reply mcp(Call call) throws InterruptedException {
        HeldConnection connection = usable(call.path("name"), call.caller());
        if (!connection.option("is_mcp_connection").equals("true")) {
            throw RequiredOptions.invalid("Connection '" + connection.fullName + "' is not an MCP connection.");
        }
        return passedBack(send(
                connection,
                call.caller(),
                "",
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                call.request().body()))));
    }

    /** That every status of the service passes is guessed: only a 401 was seen to. */
    private Reply externalFunction(Call call) throws InterruptedException {
        JsonNode body = call.json();
        HeldConnection connection = usable(body.path("connection_name").asText(), call.caller());
        HttpRequest.Builder request = HttpRequest.newBuilder();
        parsed(body, "headers")
                .properties()
                .forEach(each -> request.header(each.getKey(), each.getValue().asText()));
        String query = parsed(body, "params").properties().stream()
                .map(each ->
                        encoded(each.getKey()) + "=" + encoded(each.getValue().asText()))
                .collect(Collectors.joining("&"));
        byte[] sent = body.hasNonNull("json")
                ? parsed(body, "json").toString().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(body.path("body").asText(""));
        if (body.hasNonNull("json")) {
            request.setHeader("Content-Type", "application/json");
        }
        String path = body.path("path").asText();
        HttpResponse<byte[]> response = send(
                connection,
                call.caller(),
                (path.startsWith("/") ? path : "/" + path) + (query.isEmpty() ? "" : "?" + query),
                request.method(body.path("method").asText(), HttpRequest.BodyPublishers.ofByteArray(sent)));
        int status = response.statusCode() / 100 == 2 ? 200 : response.statusCode();
        return Reply.of(status, "text/plain", response.body());
    }

    /** The field is a string that holds JSON; an object in its place is refused. */
    private static JsonNode parsed(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Json.object();
        }
        if (!value.isTextual()) {
            throw new Refusal(400, "MALFORMED_REQUEST", "Could not parse request object: " + field); // text guessed
        }
        return Json.parse(value.asText().getBytes(StandardCharsets.UTF_8));
    }

    private HeldConnection usable(String name, String caller) {
        HeldConnection connection = connections.require(name);
        if (!connections
                .permissions()
                .has(caller, "USE_CONNECTION", SecurableKey.of("connection", connection.fullName))) {
            throw new Refusal(
                    403,
                    "PERMISSION_DENIED",
                    "User does not have USE CONNECTION on Connection '" + connection.fullName + "'.");
        }
        return connection;
    }

    private HttpResponse<byte[]> send(
            HeldConnection connection, String caller, String rest, HttpRequest.Builder request)
            throws InterruptedException {
        String credential = credential(connection, caller);
        return outside.send(
                URI.create(connection.base() + rest), request.setHeader("Authorization", "Bearer " + credential));
    }

    private String credential(HeldConnection connection, String caller) throws InterruptedException {
        Optional<String> credential = credentials.of(connection, caller);
        int after = state.governance().signsInAfter();
        if (credential.isEmpty() && after >= 0 && connection.refusals >= after) {
            signIn.byItself(connection, caller);
            credential = credentials.of(connection, caller);
        }
        return credential.orElseThrow(() -> {
            connection.refusals++;
            // code and text are known from several copies; the status is guessed
            return new Refusal(
                    401,
                    "UNAUTHENTICATED",
                    "Credential for user identity('" + caller + "') is not found for the connection '"
                            + connection.fullName
                            + "'. Please login first to the connection by visiting " + host + "/explore/connections/"
                            + connection.fullName + "?o=" + state.workspaceId());
        });
    }

    private static Reply passedBack(HttpResponse<byte[]> response) {
        Reply reply = new Reply(response.statusCode(), Map.of(), new Reply.Bytes(response.body()));
        for (var header : response.headers().map().entrySet()) {
            if (!NOT_PASSED_BACK.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                reply = reply.with(header.getKey(), String.join(", ", header.getValue()));
            }
        }
        return reply;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
