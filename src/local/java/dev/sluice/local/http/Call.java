// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.state.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request on its way through the endpoints: what was recorded, plus the variables of the path and of the query. */
public record Call(RecordedRequest request, Map<String, String> pathVariables, String caller) {

    public String path(String variable) {
        String value = pathVariables.get(variable);
        if (value == null) {
            throw new IllegalArgumentException("No path variable " + variable);
        }
        return value;
    }

    /** A parameter of the query, or null. */
    public @Nullable String query(String name) {
        return form(request.query()).get(name);
    }

    public String query(String name, String otherwise) {
        return form(request.query()).getOrDefault(name, otherwise);
    }

    /** The body as JSON; clients send an empty one where nothing is needed. */
    public JsonNode json() {
        return Json.parse(request.body());
    }

    /** The body as a form. */
    public Map<String, String> form() {
        return form(request.text());
    }

    private static Map<String, String> form(@Nullable String text) {
        Map<String, String> values = new HashMap<>();
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                values.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
