// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.state.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Calls a local workspace as its default user. */
public final class Caller {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LocalWorkspace workspace;

    public Caller(LocalWorkspace workspace) {
        this.workspace = workspace;
    }

    public JsonNode statement(String sql) {
        return post(Json.object().put("statement", sql).toString());
    }

    /**
     * Runs a statement whose rows are behind links.
     *
     * @param compression empty for none
     */
    public JsonNode external(String sql, String format, String compression) {
        ObjectNode wish =
                Json.object().put("statement", sql).put("format", format).put("disposition", "EXTERNAL_LINKS");
        return post((compression.isEmpty() ? wish : wish.put("result_compression", compression)).toString());
    }

    /** Runs a statement on the first warehouse, unless the body names another; apostrophes stand for quotes where there are none. */
    public JsonNode post(String body) {
        String json = body.contains("\"") ? body : body.replace('\'', '"');
        ObjectNode wish = (ObjectNode) Json.parse(json.getBytes(StandardCharsets.UTF_8));
        if (!wish.has("warehouse_id")) {
            wish.put("warehouse_id", workspace.state().warehouses().getFirst().id());
        }
        return call("POST", "/api/2.0/sql/statements", wish.toString()).get("body");
    }

    public JsonNode get(String path) {
        return call("GET", path, "").get("body");
    }

    /** Status and body of a call with the default token. */
    public ObjectNode call(String method, String path, String body) {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(URI.create(workspace.host() + path))
                .header("Authorization", "Bearer local-pat")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
        ObjectNode answer = Json.object().put("status", response.statusCode());
        return answer.set("body", Json.parse(response.body()));
    }

    /** The bytes behind one link of a response. */
    public byte[] download(JsonNode response, int link) {
        String url =
                response.at("/result/external_links/" + link + "/external_link").asText();
        return send(HttpRequest.newBuilder(URI.create(url))).body();
    }

    public HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
