// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.SluiceException;
import dev.sluice.http.Json;
import dev.sluice.http.RawClient;
import dev.sluice.http.RawRequest;
import dev.sluice.http.RawResponse;
import dev.sluice.http.Transport;
import dev.sluice.http.WorkspaceHost;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads public documents of a provider: without any credential, following no redirect, and only a little of each. */
@FunctionalInterface
interface Web {

    /** Sends one request; a body makes it a POST of JSON. */
    Answer send(URI url, Optional<String> json) throws InterruptedException;

    /** Status, headers by lower-case name, and the body where it is JSON; {@code failure} says why there is no answer. */
    record Answer(int status, Map<String, String> headers, Optional<JsonNode> json, Optional<String> failure) {

        boolean isJson() {
            return status >= 200
                    && status < 300
                    && json.filter(JsonNode::isObject).isPresent();
        }
    }

    default Answer get(URI url) throws InterruptedException {
        return send(url, Optional.empty());
    }

    /** The network, through the connection's proxy and with its trust. */
    static Web over(Transport transport, Clock clock) {
        return (url, json) -> {
            try {
                WorkspaceHost host = WorkspaceHost.parse(url.getScheme() + "://" + url.getRawAuthority());
                String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
                String target = path + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
                byte[] body = json.orElse("").getBytes(StandardCharsets.UTF_8);
                RawRequest request = new RawRequest(
                        json.isPresent() ? "POST" : "GET",
                        target,
                        json.isPresent()
                                ? List.of(
                                        Map.entry("Accept", "application/json"),
                                        Map.entry("Content-Type", "application/json"))
                                : List.of(Map.entry("Accept", "application/json")),
                        json.isPresent()
                                ? new RawRequest.Streamed(() -> new ByteArrayInputStream(body), true)
                                : new RawRequest.NoBody());
                try (RawResponse response = new RawClient(host, transport, clock).send(request)) {
                    return answer(response);
                }
            } catch (SluiceException unusable) {
                return none(String.valueOf(unusable.getMessage()));
            } catch (IOException broken) {
                return none("the connection broke");
            } catch (dev.sluice.http.TransportFailure unreached) {
                return none(unreached.words());
            }
        };
    }

    private static Answer none(String why) {
        return new Answer(0, Map.of(), Optional.empty(), Optional.of(why));
    }

    private static Answer answer(RawResponse response) throws IOException {
        Map<String, String> headers = new java.util.HashMap<>();
        response.headers()
                .forEach(header ->
                        headers.putIfAbsent(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        String text = new String(response.start(), StandardCharsets.UTF_8).strip();
        Optional<JsonNode> json = Optional.empty();
        if (text.startsWith("{")) {
            try {
                json = Optional.of(Json.mapper().readTree(text));
            } catch (JsonProcessingException notJson) {
                json = Optional.empty(); // cut or damaged: as good as no document
            }
        }
        return new Answer(response.status(), headers, json, Optional.empty());
    }
}
