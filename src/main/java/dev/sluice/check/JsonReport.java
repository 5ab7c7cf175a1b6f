// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException;
import dev.sluice.http.Json;
import java.util.List;

/** The report for programs; {@code version} changes when a field changes its meaning or goes. */
final class JsonReport {

    private static final int VERSION = 1;

    private JsonReport() {}

    static String render(List<CheckReport> reports) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("version", VERSION);
        root.put("verdict", verdict(reports.stream().allMatch(CheckReport::isPassed)));
        reports.forEach(report -> append(report, root.withArray("connections").addObject()));
        return root.toPrettyString() + "\n";
    }

    /** One connection a line, each with the version. */
    static String renderLines(List<CheckReport> reports) {
        StringBuilder text = new StringBuilder();
        for (CheckReport report : reports) {
            ObjectNode line = Json.mapper().createObjectNode();
            line.put("version", VERSION);
            append(report, line);
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void append(CheckReport report, ObjectNode json) {
        json.put("connection", report.connection());
        report.host().ifPresent(host -> json.put("host", host));
        report.authType().ifPresent(type -> json.put("auth_type", type));
        json.put("verdict", verdict(report.isPassed()));
        json.put("started_at", report.startedAt().toString());
        json.put("duration", report.took().toString());
        report.phases().forEach(phase -> append(phase, json.withArray("phases").addObject()));
    }

    private static void append(PhaseResult result, ObjectNode json) {
        json.put("phase", result.phase());
        switch (result.verdict()) {
            case Verdict.Passed passed -> {
                json.put("verdict", "passed").put("detail", passed.detail());
                passed.holdsUntil().ifPresent(end -> json.put("holds_until", end.toString()));
            }
            case Verdict.Skipped skipped -> {
                json.put("verdict", "skipped").put("reason", skipped.reason());
                skipped.id().ifPresent(id -> append(id, json));
            }
            case Verdict.Failed failed -> append(failed, json.put("verdict", "failed"));
        }
        json.put("duration", result.took().toString());
    }

    private static void append(Verdict.Failed failed, ObjectNode json) {
        SluiceException failure = failed.failure();
        json.put("id", failed.id().id());
        json.put("kind", failure.getClass().getSimpleName());
        json.put("cause", failure.getMessage());
        json.put("remedy", failure.remedy());
        failure.requestId().ifPresent(id -> json.put("request_id", id));
        failure.statementId().ifPresent(id -> json.put("statement_id", id));
    }

    private static void append(FailureId id, ObjectNode json) {
        json.put("id", id.id()).put("remedy", id.remedy());
    }

    private static String verdict(boolean passed) {
        return passed ? "passed" : "failed";
    }
}
