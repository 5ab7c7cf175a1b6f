// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.sluice.check.Level;
import dev.sluice.http.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a POST asks for, in whichever of the known forms it came: our own JSON, a CloudEvent (structured or binary), an
 * event of a platform's timer, or nothing at all (reference 13.7).
 *
 * @param connections empty for all of them
 */
record CheckRequest(Optional<List<String>> connections, Optional<Level> level, Reply reply) {

    /** Which form of answer the caller reads. */
    enum Reply {
        REPORT,
        AZURE_FUNCTION
    }

    private static final Set<String> MEMBERS = Set.of("connections", "level");
    private static final CheckRequest EVERYTHING = new CheckRequest(Optional.empty(), Optional.empty(), Reply.REPORT);

    /** One document, and nothing behind it. */
    private static final ObjectReader WHOLE =
            Json.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String FORM = "Send no body for all connections, or {\"connections\": [\"NAME\"], \"level\":"
            + " \"catalog\"}; both members may be left out.";

    static CheckRequest parse(Function<String, Optional<String>> headers, byte[] body) throws IOException {
        String type = headers.apply("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (headers.apply("ce-specversion").isPresent()) {
            for (String attribute : List.of("ce-id", "ce-source", "ce-type")) {
                if (headers.apply(attribute).isEmpty()) {
                    throw notAnEvent("the header " + attribute + " is missing");
                }
            }
            requireVersionOne(headers.apply("ce-specversion").orElse(""));
            return ofData(lenient(body));
        }
        if (type.startsWith("application/cloudevents-batch")) {
            throw RefusedRequest.because(
                    "A batch of CloudEvents is not taken.", "Send each event by itself, structured or binary.");
        }
        if (type.startsWith("application/cloudevents")) {
            return ofEvent(strict(body));
        }
        if (isBlank(body)) {
            return EVERYTHING;
        }
        JsonNode json = strict(body);
        if (json.isNull()) {
            return EVERYTHING;
        }
        requireObject(json);
        if (json.has("Data") && json.has("Metadata")) {
            return new CheckRequest(Optional.empty(), Optional.empty(), Reply.AZURE_FUNCTION);
        }
        if (json.path("detail-type").isTextual() && json.path("source").isTextual()) {
            return ofData(json.path("detail"));
        }
        if (json.path("specversion").isTextual()) {
            return ofEvent(json);
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw RefusedRequest.because("The body has the unknown member '" + printable(name) + "'.", FORM);
            }
        });
        return ofMembers(json);
    }

    private static CheckRequest ofEvent(JsonNode event) throws IOException {
        requireObject(event);
        for (String attribute : List.of("id", "source", "type", "specversion")) {
            if (!event.path(attribute).isTextual()) {
                throw notAnEvent("its attribute " + attribute + " is missing");
            }
        }
        requireVersionOne(event.path("specversion").asText());
        if (event.has("data_base64")) {
            try {
                return ofData(lenient(
                        Base64.getDecoder().decode(event.path("data_base64").asText())));
            } catch (IllegalArgumentException notBase64) {
                throw notAnEvent("its data_base64 is no base64");
            }
        }
        return ofData(event.path("data"));
    }

    /** The data of an event may be anybody's: only what names connections or a level is meant for us. */
    private static CheckRequest ofData(JsonNode data) {
        boolean isForUs = data.isObject() && MEMBERS.stream().anyMatch(data::has);
        return isForUs ? ofMembers(data) : EVERYTHING;
    }

    private static CheckRequest ofMembers(JsonNode json) {
        Optional<List<String>> names = Optional.empty();
        JsonNode connections = json.path("connections");
        if (!connections.isMissingNode() && !connections.isNull()) {
            if (!connections.isArray()) {
                throw RefusedRequest.because("'connections' is no list.", FORM);
            }
            List<String> list = new ArrayList<>();
            for (JsonNode name : connections) {
                if (!name.isTextual()) {
                    throw RefusedRequest.because("'connections' holds something that is no name.", FORM);
                }
                list.add(name.asText());
            }
            names = Optional.of(list.stream().distinct().toList());
        }
        JsonNode level = json.path("level");
        if (level.isMissingNode() || level.isNull()) {
            return new CheckRequest(names, Optional.empty(), Reply.REPORT);
        }
        return new CheckRequest(names, Optional.of(level(level.isTextual() ? level.asText() : "")), Reply.REPORT);
    }

    static Level level(String word) {
        return Levels.level(word)
                .orElseThrow(() -> RefusedRequest.because(
                        "There is no level '" + printable(word) + "'.",
                        "The levels are " + String.join(", ", Levels.levels()) + "."));
    }

    /** A word of the request as it may be shown to its sender. */
    static String printable(String word) {
        String shown = word.length() > 64 ? word.substring(0, 64) + "…" : word;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }

    private static void requireVersionOne(String version) {
        if (!version.startsWith("1.")) {
            throw notAnEvent("its specversion is '" + printable(version) + "', not 1.0");
        }
    }

    private static RefusedRequest notAnEvent(String why) {
        return RefusedRequest.because(
                "This is no CloudEvent 1.0: " + why + ".", "Send id, source, type and specversion.");
    }

    private static void requireObject(JsonNode json) {
        if (!json.isObject()) {
            throw RefusedRequest.because("The body is JSON, but no object.", FORM);
        }
    }

    private static boolean isBlank(byte[] body) {
        for (byte each : body) {
            if (each != ' ' && each != '\t' && each != '\r' && each != '\n') {
                return false;
            }
        }
        return true;
    }

    private static JsonNode strict(byte[] body) throws IOException {
        try {
            JsonNode json = WHOLE.readTree(body);
            if (json != null && !json.isMissingNode()) {
                return json;
            }
        } catch (JsonProcessingException | java.io.CharConversionException notJson) {
            throw RefusedRequest.because("The body is no JSON.", FORM);
        }
        throw RefusedRequest.because("The body is empty.", FORM);
    }

    /** Data of any type: what is no JSON says nothing to us. */
    private static JsonNode lenient(byte[] body) throws IOException {
        try {
            return WHOLE.readTree(body);
        } catch (JsonProcessingException | java.io.CharConversionException notJson) {
            return Json.mapper().missingNode();
        }
    }
}
