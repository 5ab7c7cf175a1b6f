// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our OpenAPI document, and as much of JSON Schema as it uses. */
final class OpenApi {

    private final JsonNode root;

    OpenApi() {
        try {
            root = Json.mapper().readTree(Files.readString(Path.of("src/main/resources/openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One method of one path. */
    record Operation(String method, String path, JsonNode description) {}

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue()))));
        return operations;
    }

    JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : resolve(root.at(reference.substring(1)));
    }

    /** What an operation says about a status; missing when it says nothing. */
    JsonNode answer(Operation operation, int status) {
        return resolve(operation.description().path("responses").path(Integer.toString(status)));
    }

    /** What is wrong with a value by its schema; empty when nothing is. */
    List<String> faults(JsonNode value, JsonNode schemaOrReference, String where) {
        JsonNode schema = resolve(schemaOrReference);
        List<String> faults = new ArrayList<>();
        if (schema.has("anyOf")) {
            boolean fits = false;
            for (JsonNode each : schema.path("anyOf")) {
                fits |= faults(value, each, where).isEmpty();
            }
            return fits ? List.of() : List.of(where + " fits none of anyOf");
        }
        if (schema.has("type") && !isOfType(value, schema.path("type"))) {
            faults.add(where + " is no " + schema.path("type"));
        }
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            faults.add(where + " is none of " + schema.path("enum"));
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            faults.add(where + " is not " + schema.path("const"));
        }
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                faults.add(where + " has no " + required.asText());
            }
        }
        schema.path("properties").properties().forEach(property -> {
            if (value.has(property.getKey())) {
                faults.addAll(
                        faults(value.path(property.getKey()), property.getValue(), where + "/" + property.getKey()));
            }
        });
        if (value.isObject() && schema.has("properties")) {
            value.fieldNames().forEachRemaining(name -> {
                if (isClosed(schemaOrReference) && !schema.path("properties").has(name)) {
                    faults.add(where + " has " + name + ", which is not described");
                }
            });
        }
        for (int i = 0; value.isArray() && schema.has("items") && i < value.size(); i++) {
            faults.addAll(faults(value.get(i), schema.path("items"), where + "/" + i));
        }
        return faults;
    }

    /** Our own answers are described whole; the events of others are not. */
    private static boolean isClosed(JsonNode reference) {
        String name = reference.path("$ref").asText();
        return name.endsWith("/Problem") || name.endsWith("/AzureReply") || name.endsWith("/Health");
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode each : list) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(JsonNode value, JsonNode types) {
        if (types.isArray()) {
            for (JsonNode type : types) {
                if (isOfType(value, type)) {
                    return true;
                }
            }
            return false;
        }
        return switch (types.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalStateException("a type that nobody checks: " + types);
        };
    }
}
