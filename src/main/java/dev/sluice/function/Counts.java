// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.http.UserAgent;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the server counts of itself. */
final class Counts {

    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> checks = new ConcurrentHashMap<>();

    void request(int status) {
        requests.computeIfAbsent(Integer.toString(status), _ -> new LongAdder()).increment();
    }

    void check(boolean isPassed) {
        checks.computeIfAbsent(isPassed ? "passed" : "failed", _ -> new LongAdder())
                .increment();
    }

    String render(int waiting) {
        StringBuilder text = new StringBuilder();
        head(text, "sluice_build_info", "gauge", "The version that runs.");
        text.append("sluice_build_info{version=\"").append(UserAgent.VERSION).append("\"} 1\n");
        head(text, "sluice_serve_requests_total", "counter", "Requests answered, by status.");
        append(text, "sluice_serve_requests_total", "status", requests);
        head(text, "sluice_serve_checks_total", "counter", "Checks run, by verdict; shared ones count once.");
        append(text, "sluice_serve_checks_total", "verdict", checks);
        head(text, "sluice_serve_requests_waiting", "gauge", "Requests that wait for checks now.");
        return text.append("sluice_serve_requests_waiting ")
                .append(waiting)
                .append('\n')
                .toString();
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void append(StringBuilder text, String name, String label, Map<String, LongAdder> counts) {
        new TreeMap<>(counts)
                .forEach((value, count) -> text.append(name)
                        .append('{')
                        .append(label)
                        .append("=\"")
                        .append(value)
                        .append("\"} ")
                        .append(count.sum())
                        .append('\n'));
    }
}
