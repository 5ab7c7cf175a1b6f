// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.statement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.result.Format;
import dev.sluice.local.sql.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for when it runs a statement.
 *
 * @param waitSeconds how long the answer may take; zero answers at once
 * @param rowLimit {@link Long#MAX_VALUE} for none
 * @param byteLimit {@link Long#MAX_VALUE} for none
 */
record StatementRequest(
        String statement,
        String warehouseId,
        @Nullable String catalog,
        @Nullable String schema,
        @Nullable String session,
        List<Parameter> parameters,
        Disposition disposition,
        Format format,
        boolean lz4,
        int waitSeconds,
        boolean cancelAfterWait,
        long rowLimit,
        long byteLimit) {

    /** Where the rows go. */
    enum Disposition {
        INLINE,
        EXTERNAL_LINKS,
        INLINE_OR_EXTERNAL_LINKS
    }

    private static final int MAX_TEXT = 16 << 20;

    static StatementRequest parse(JsonNode body) {
        String statement = body.path("statement").asText();
        if (statement.isBlank() || statement.length() > MAX_TEXT) {
            throw invalid("statement is missing or too long");
        }
        Disposition disposition = constant(Disposition.class, body, "disposition", Disposition.INLINE);
        Format format = constant(Format.class, body, "format", Format.JSON_ARRAY);
        if (disposition == Disposition.INLINE && format != Format.JSON_ARRAY) {
            throw invalid("The format field must be JSON_ARRAY when the disposition field is INLINE.");
        }
        return new StatementRequest(
                statement,
                body.path("warehouse_id").asText(),
                text(body, "catalog"),
                text(body, "schema"),
                text(body, "session_id"),
                parameters(body.path("parameters")),
                disposition,
                format,
                body.path("result_compression").asText().equals("LZ4_FRAME"),
                waitSeconds(body.path("wait_timeout").asText("10s")),
                body.path("on_wait_timeout").asText().equals("CANCEL"),
                limit(body, "row_limit"),
                limit(body, "byte_limit"));
    }

    private static List<Parameter> parameters(JsonNode nodes) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode node : nodes) {
            parameters.add(new Parameter(
                    text(node, "name"), node.path("ordinal").asInt(0), text(node, "value"), text(node, "type")));
        }
        return parameters;
    }

    private static int waitSeconds(String text) {
        if (!text.matches("[0-9]{1,4}s")) {
            throw invalid("Invalid wait_timeout: " + text);
        }
        int seconds = Integer.parseInt(text.substring(0, text.length() - 1));
        if (seconds != 0 && (seconds < 5 || seconds > 50)) {
            throw invalid("wait_timeout must be 0s or between 5s and 50s, not " + text);
        }
        return seconds;
    }

    private static <T extends Enum<T>> T constant(Class<T> type, JsonNode body, String field, T otherwise) {
        String text = text(body, field);
        try {
            return text == null ? otherwise : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw invalid("Unknown " + field + " " + text);
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    private static long limit(JsonNode body, String field) {
        long limit = body.path(field).asLong(0);
        return limit <= 0 ? Long.MAX_VALUE : limit;
    }

    /** The code is the usual one; the texts are guessed. */
    private static Refusal invalid(String text) {
        return new Refusal(400, "INVALID_PARAMETER_VALUE", text);
    }
}
