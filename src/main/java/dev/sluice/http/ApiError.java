// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.OneLine;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server said when it refused: the status, its own code and words, in whichever of its shapes it answered
 * (reference 0.3). {@code code} is text even where the wire has a number; {@code location} is where a redirect pointed.
 */
public record ApiError(
        int status,
        String code,
        String message,
        Optional<String> requestId,
        Optional<String> location,
        boolean isPage) {

    private static final Pattern PLAIN = Pattern.compile("^([A-Z_]+): (.*)$", Pattern.DOTALL);
    private static final Pattern PREFORMATTED = Pattern.compile("(?is)<pre>(.*?)</pre>");
    private static final int LONGEST_MESSAGE = 600;

    /** Reads an answer; {@code body} may be anything, also empty. */
    public static ApiError parse(
            int status, String contentType, String body, Optional<String> requestId, Optional<String> location) {
        String text = body.strip();
        boolean isPage = contentType.toLowerCase(Locale.ROOT).contains("html") || startsLikePage(text);
        if (isPage) {
            Matcher pre = PREFORMATTED.matcher(text);
            String words = pre.find() ? pre.group(1).strip() : "a web page";
            return new ApiError(status, "", shorten(words), requestId, location, true);
        }
        if (text.startsWith("{")) {
            try {
                return ofJson(status, Json.mapper().readTree(text), requestId, location);
            } catch (JsonProcessingException notJson) {
                return new ApiError(status, "UNKNOWN", shorten(text), requestId, location, false);
            }
        }
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return new ApiError(status, plain.group(1), shorten(plain.group(2)), requestId, location, false);
        }
        return new ApiError(status, "", shorten(text), requestId, location, false);
    }

    private static ApiError ofJson(int status, JsonNode json, Optional<String> requestId, Optional<String> location) {
        String code = text(json, "error_code");
        String message = text(json, "message");
        String scimDetail = text(json, "detail");
        String oauthError = text(json, "error");
        if (!scimDetail.isEmpty() && message.isEmpty()) {
            String detail = scimDetail.equals("null") ? "internal error" : scimDetail;
            message = (text(json, "scimType") + " " + detail).strip();
            code = "SCIM_" + text(json, "status");
        } else if (!oauthError.isEmpty()) {
            String description = text(json, "error_description");
            if (description.isEmpty()) {
                message = oauthError;
            } else {
                code = oauthError;
                message = description.replaceFirst("\\. Trace ID:(?s:.*)", "."); // the id is told apart (reference 7.2)
            }
        }
        Optional<String> id = requestId.or(
                () -> Optional.of(text(json, "trace_id")).filter(trace -> !trace.isEmpty())); // Entra's own
        return new ApiError(status, shorten(code), shorten(message), id, location, false);
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    private static boolean startsLikePage(String text) {
        String start = text.substring(0, Math.min(text.length(), 15)).toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    private static String shorten(String words) {
        return OneLine.of(words, LONGEST_MESSAGE);
    }

    public boolean says(String words) {
        return message.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /** The server's words with the status behind them, as they stand in a message. */
    public String inWords() {
        if (message.isEmpty()) {
            return (code.isEmpty() ? "" : code + ", ") + "HTTP " + status + ", without an explanation";
        }
        String words = message;
        boolean codeAddsSomething =
                !code.isEmpty() && !code.equals(Integer.toString(status)) && !words.startsWith(code);
        return (codeAddsSomething ? code + ": " : "") + withoutStop(words) + " (HTTP " + status + ")";
    }

    private static String withoutStop(String words) {
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
}
