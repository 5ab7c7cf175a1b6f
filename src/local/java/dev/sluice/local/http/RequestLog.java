// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.state.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every request in the order of arrival, in memory and, on request, as JSON lines in a file. */
public final class RequestLog {

    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final @Nullable Path file;

    public RequestLog(@Nullable Path file) {
        this.file = file;
    }

    synchronized void add(RecordedRequest request) {
        requests.add(request);
        if (file != null) {
            byte[] line = Json.bytes(json(request));
            try {
                Files.write(
                        file,
                        (new String(line, java.nio.charset.StandardCharsets.UTF_8) + "\n")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Notes that a client did what no client may do, such as showing its token to a link. */
    public synchronized void violation(String text) {
        violations.add(text);
    }

    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    public synchronized void clear() {
        requests.clear();
        violations.clear();
    }

    /** A request as one line of the log; the body is text. */
    public static ObjectNode json(RecordedRequest request) {
        ObjectNode line = Json.object()
                .put("origin", request.origin())
                .put("method", request.method())
                .put("path", request.path())
                .put("query", request.query());
        line.set("headers", Json.toTree(request.headers()));
        return line.put("body", request.text());
    }
}
