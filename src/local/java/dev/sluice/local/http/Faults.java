// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.state.FaultRule;
import dev.sluice.local.state.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults that are on; each counts the requests it has seen. */
public final class Faults {

    private static final class Armed {
        private final FaultRule rule;
        private int seen;

        private Armed(FaultRule rule) {
            this.rule = rule;
        }
    }

    private final List<Armed> armed = new ArrayList<>();

    public synchronized void add(FaultRule rule) {
        armed.add(new Armed(rule));
    }

    public synchronized void replace(List<FaultRule> rules) {
        armed.clear();
        rules.forEach(this::add);
    }

    /** The first fault that meets this request; every fault that matches counts it. */
    synchronized Optional<FaultRule> meeting(RecordedRequest request) {
        Optional<FaultRule> met = Optional.empty();
        for (Armed each : armed) {
            if (!matches(each.rule, request)) {
                continue;
            }
            int number = each.seen++ - each.rule.skip();
            boolean due = number >= 0 && (each.rule.timesOrOnce() < 0 || number < each.rule.timesOrOnce());
            if (due && met.isEmpty()) {
                met = Optional.of(each.rule);
            }
        }
        return met;
    }

    private static boolean matches(FaultRule rule, RecordedRequest request) {
        return (rule.origin() == null || rule.origin().equals(request.origin()))
                && (rule.method() == null || rule.method().equalsIgnoreCase(request.method()))
                && (rule.path() == null || Glob.matchesPath(rule.path(), request.path()))
                && (rule.statement() == null || Glob.matchesText(rule.statement(), statementIn(request)))
                && rule.whenOrNone().entrySet().stream().allMatch(each -> has(request, each));
    }

    private static boolean has(RecordedRequest request, Map.Entry<String, String> header) {
        String value = request.header(header.getKey());
        return value != null && Glob.matchesText(header.getValue(), value);
    }

    private static String statementIn(RecordedRequest request) {
        try {
            JsonNode statement = Json.parse(request.body()).get("statement");
            return statement == null ? "" : statement.asText();
        } catch (UncheckedIOException e) {
            return ""; // not JSON, so it holds no statement
        }
    }
}
