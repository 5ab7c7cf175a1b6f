// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.error.SluiceException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The report for people: a line a phase, and under a failed one what to do. */
final class TableReport {

    private TableReport() {}

    static String render(List<CheckReport> reports) {
        StringBuilder text = new StringBuilder();
        for (CheckReport report : reports) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            append(report, text);
        }
        if (reports.size() > 1) {
            long passed = reports.stream().filter(CheckReport::isPassed).count();
            text.append('\n').append(passed + " of " + reports.size() + " connections passed\n");
        }
        return text.toString();
    }

    private static void append(CheckReport report, StringBuilder text) {
        text.append(report.connection());
        report.host().ifPresent(host -> text.append("  ").append(host));
        text.append(report.isPassed() ? "  passed" : "  FAILED")
                .append(" in ")
                .append(time(report.took()))
                .append('\n');
        for (PhaseResult result : report.phases()) {
            String word = switch (result.verdict()) {
                case Verdict.Passed passed -> "passed";
                case Verdict.Failed failed -> "FAILED";
                case Verdict.Skipped skipped -> "skipped";
            };
            text.append(String.format(Locale.ROOT, "  %-10s%-8s", result.phase(), word));
            switch (result.verdict()) {
                case Verdict.Passed passed ->
                    text.append(time(result.took())).append("  ").append(passed.detail());
                case Verdict.Skipped skipped ->
                    text.append("(")
                            .append(skipped.reason())
                            .append(skipped.id().map(id -> "; " + id.id()).orElse(""))
                            .append(")");
                case Verdict.Failed failed -> append(result, failed, text);
            }
            text.append('\n');
        }
    }

    private static void append(PhaseResult result, Verdict.Failed failed, StringBuilder text) {
        SluiceException failure = failed.failure();
        String indent = " ".repeat(20);
        text.append(time(result.took())).append("  ").append(failure.getMessage());
        text.append('\n').append(indent).append("→ ").append(failure.remedy());
        text.append('\n').append(indent).append("failure ").append(failed.id().id());
        failure.requestId()
                .ifPresent(id ->
                        text.append('\n').append(indent).append("request id ").append(id));
        failure.statementId()
                .ifPresent(id ->
                        text.append('\n').append(indent).append("statement id ").append(id));
    }

    private static String time(Duration took) {
        return took.toMillis() < 1000
                ? took.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
