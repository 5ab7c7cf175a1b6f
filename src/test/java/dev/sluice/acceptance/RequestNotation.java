// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The text of a {@code requests} file: a line for each request ({@code GET /path}, {@code GET storage /path}), and below
 * it, indented, the details that the case asks for: {@code header-name: value}, {@code body: text} or
 * {@code body/json/pointer: value}; {@code -} stands for what is absent.
 */
final class RequestNotation {

    private static final String INDENT = "  ";
    private static final String ABSENT = "-";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How a file of expected requests is meant; each has a name of its own. */
    enum Kind {
        /** All of them, in the order of arrival. */
        ORDERED("requests"),
        /** All of them, sorted, where the order is chance. */
        SORTED("requests.sorted"),
        /** Those that the file names, once each and sorted, where the others are chance. */
        SOME("requests.some");

        private final String file;

        Kind(String file) {
            this.file = file;
        }

        String file() {
            return file;
        }
    }

    private RequestNotation() {}

    /**
     * Writes what was received with the details that {@code expected} asks for, so that the two can be compared as text.
     * The first request of a line answers the first expected entry with that line, and so on.
     */
    static String render(List<Received> received, String expected, UnaryOperator<String> blur, Kind kind) {
        Map<String, Deque<List<String>>> wanted = wantedDetails(expected);
        List<String> entries = new ArrayList<>();
        for (Received request : received) {
            String line = blur.apply(line(request));
            if (kind == Kind.SOME && !wanted.containsKey(line)) {
                continue;
            }
            Deque<List<String>> details = wanted.getOrDefault(line, new ArrayDeque<>());
            StringBuilder entry = new StringBuilder(line).append('\n');
            for (String detail : next(details, kind)) {
                entry.append(INDENT).append(detail).append(": ");
                entry.append(blur.apply(value(request, detail))).append('\n');
            }
            entries.add(entry.toString());
        }
        return switch (kind) {
            case ORDERED -> String.join("", entries);
            case SORTED -> String.join("", entries.stream().sorted().toList());
            case SOME -> String.join("", entries.stream().sorted().distinct().toList());
        };
    }

    /** Each entry is for one request; where only some requests are named, the first is for all of its line. */
    private static List<String> next(Deque<List<String>> details, Kind kind) {
        if (details.isEmpty()) {
            return List.of();
        }
        return kind == Kind.SOME ? details.getFirst() : details.removeFirst();
    }

    private static Map<String, Deque<List<String>>> wantedDetails(String expected) {
        Map<String, Deque<List<String>>> wanted = new HashMap<>();
        List<String> details = new ArrayList<>();
        for (String line : expected.lines().filter(each -> !each.isBlank()).toList()) {
            if (line.startsWith(INDENT)) {
                String name = line.strip();
                int end = name.indexOf(": ");
                details.add(end < 0 ? name : name.substring(0, end));
            } else {
                details = new ArrayList<>();
                wanted.computeIfAbsent(line, key -> new ArrayDeque<>()).addLast(details);
            }
        }
        return wanted;
    }

    private static String line(Received request) {
        String origin = request.origin().equals("api") ? "" : request.origin() + " ";
        return request.method() + " " + origin + request.target();
    }

    private static String value(Received request, String detail) {
        if (detail.equals("body")) {
            return request.body().isEmpty() ? ABSENT : request.body().replace("\n", "\\n");
        }
        if (detail.startsWith("body/")) {
            return pointer(request.body(), detail.substring("body".length()));
        }
        return request.headers().getOrDefault(detail.toLowerCase(Locale.ROOT), ABSENT);
    }

    private static String pointer(String body, String pointer) {
        try {
            JsonNode found = JSON.readTree(body).at(pointer);
            return found.isMissingNode() ? ABSENT : JSON.writeValueAsString(found);
        } catch (JsonProcessingException e) {
            return "(no JSON: " + body.replace("\n", "\\n") + ")";
        }
    }
}
