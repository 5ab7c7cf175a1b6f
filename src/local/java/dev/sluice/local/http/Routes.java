// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoint answers which method and path; a segment such as {@code {id}} is a variable, a final {@code {rest...}}
 * takes whatever follows, a final slash is ignored, and the method {@code *} is any.
 */
public final class Routes {

    private record Route(String method, List<String> segments, Endpoint endpoint) {

        boolean takes(String asked) {
            return method.equals("*") || method.equals(asked);
        }
    }

    /** An endpoint that was found, with the variables of its path. */
    record Match(Endpoint endpoint, Map<String, String> pathVariables) {}

    private final List<Route> routes = new ArrayList<>();

    public Routes add(String method, String path, Endpoint endpoint) {
        routes.add(new Route(method, segments(path), endpoint));
        return this;
    }

    Optional<Match> find(String method, String path) {
        List<String> segments = segments(path);
        for (Route route : routes) {
            Map<String, String> variables = route.takes(method) ? matched(route.segments, segments) : null;
            if (variables != null) {
                return Optional.of(new Match(route.endpoint, variables));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Map<String, String> matched(List<String> pattern, List<String> segments) {
        boolean takesRest = pattern.getLast().endsWith("...}");
        if (takesRest ? pattern.size() - 1 > segments.size() : pattern.size() != segments.size()) {
            return null;
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String part = pattern.get(i);
            if (part.endsWith("...}")) {
                return variables; // the rest is read from the request, as it was sent
            }
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), decoded(segments.get(i)));
            } else if (!part.equals(segments.get(i))) {
                return null;
            }
        }
        return variables;
    }

    private static List<String> segments(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return List.of(trimmed.split("/", -1));
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
