// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.http.Json;
import dev.sluice.http.RawResponse;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.settings.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Prints the answer of a call that was given word for word, as its flags wish. */
final class RawAnswer {

    /** Sends one page's request. */
    @FunctionalInterface
    interface Pages {
        RawResponse send(String target) throws InterruptedException;
    }

    private final ApiOptions options;
    private final Environment environment;
    private final Streams streams;

    RawAnswer(ApiOptions options, Environment environment, Streams streams) {
        this.options = options;
        this.environment = environment;
        this.streams = streams;
    }

    /** The body streams; a whole answer is read only for {@code --field}. */
    void print(RawResponse response) throws InterruptedException {
        try (response;
                ResultOutput out = ResultOutput.open(options.output, environment, streams)) {
            boolean isTaken = out.takes(() -> {
                if (options.field != null) {
                    put(valueOf(read(response), options.field) + "\n", out);
                    return;
                }
                if (options.include) {
                    put(head(response), out);
                }
                copy(response, out);
            });
            if (isTaken) {
                out.complete();
            }
        }
    }

    /** Follows the pages; each item of an answer's one list is a line, or the answer itself where it has none. */
    void printPages(String target, Pages pages) throws InterruptedException {
        try (ResultOutput out = ResultOutput.open(options.output, environment, streams)) {
            Optional<String> next = Optional.of(target);
            boolean isTaken = true;
            while (next.isPresent() && isTaken) {
                JsonNode page;
                try (RawResponse response = pages.send(next.get())) {
                    page = read(response);
                }
                isTaken = out.takes(() -> putItems(page, out));
                next = Optional.of(page.path("next_page_token").asText(""))
                        .filter(token -> !token.isEmpty())
                        .map(token -> withToken(target, token));
            }
            if (isTaken) {
                out.complete();
            }
        }
    }

    private static String withToken(String target, String token) {
        return target + (target.contains("?") ? "&" : "?") + "page_token=" + WorkspaceHost.encodeSegment(token);
    }

    private static void putItems(JsonNode page, ResultOutput out) throws IOException {
        Optional<JsonNode> list = page.isArray()
                ? Optional.of(page)
                : page.properties().stream()
                        .map(Map.Entry::getValue)
                        .filter(JsonNode::isArray)
                        .findFirst();
        if (list.isPresent()) {
            for (JsonNode item : list.get()) {
                put(item + "\n", out);
            }
            return;
        }
        boolean isEmpty = page.isEmpty() || (page.size() == 1 && page.has("next_page_token"));
        if (!isEmpty) {
            put(page + "\n", out);
        }
    }

    private static String head(RawResponse response) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status() + " " + response.reason() + "\n");
        response.headers()
                .forEach(header -> head.append(header.getKey())
                        .append(": ")
                        .append(header.getValue())
                        .append('\n'));
        return head.append('\n').toString();
    }

    private static JsonNode read(RawResponse response) {
        try {
            return Json.mapper().readTree(response.body().readAllBytes());
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            throw new InvalidSettings(
                    "The answer is no JSON, so it has no fields.", "Leave --field and --paginate out to see it.");
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    private static Unavailable broken(IOException broken) {
        return new Unavailable(Explanation.of(
                        "The answer ended before it was whole: " + broken.getMessage() + ".",
                        "Run it again; if it stays, check proxies and firewalls on the way.")
                .causedBy(broken));
    }

    private static String valueOf(JsonNode answer, String path) {
        JsonNode value = answer;
        for (String step : path.split("\\.", -1)) {
            value = value.isArray() && step.matches("\\d{1,9}") ? value.path(Integer.parseInt(step)) : value.path(step);
        }
        if (value.isMissingNode()) {
            throw new NotFound(
                    Explanation.of("The answer has no field '" + path + "'.", "Leave --field out to see all of it."));
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static void copy(RawResponse response, ResultOutput out) throws IOException {
        InputStream body = response.body();
        byte[] piece = new byte[64 * 1024];
        int count = next(body, piece);
        while (count >= 0) {
            out.write(piece, 0, count);
            count = next(body, piece);
        }
    }

    /** Trouble of the way in is not trouble of the way out. */
    private static int next(InputStream body, byte[] piece) {
        try {
            return body.read(piece, 0, piece.length);
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    private static void put(String text, ResultOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
    }
}
