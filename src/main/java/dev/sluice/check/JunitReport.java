// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The report as JUnit XML, which build servers show: a test suite a connection, a test case a phase. */
final class JunitReport {

    private JunitReport() {}

    static String render(List<CheckReport> reports) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        Duration all = reports.stream().map(CheckReport::took).reduce(Duration.ZERO, Duration::plus);
        List<PhaseResult> phases =
                reports.stream().flatMap(report -> report.phases().stream()).toList();
        counts(phases, all, text.append(" name=\"sluice check\""));
        text.append(">\n");
        reports.forEach(report -> append(report, text));
        return text.append("</testsuites>\n").toString();
    }

    private static void append(CheckReport report, StringBuilder text) {
        text.append("  <testsuite name=\"").append(Markup.escape(report.connection()));
        counts(report.phases(), report.took(), text.append('"'));
        report.host()
                .ifPresent(host ->
                        text.append(" hostname=\"").append(Markup.escape(host)).append('"'));
        String time = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                report.startedAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
        text.append(" timestamp=\"").append(time).append("\">\n");
        report.phases().forEach(result -> append(report, result, text));
        text.append("  </testsuite>\n");
    }

    private static void append(CheckReport report, PhaseResult result, StringBuilder text) {
        text.append("    <testcase name=\"")
                .append(result.phase())
                .append("\" classname=\"sluice.check.")
                .append(Markup.escape(report.connection()))
                .append("\" time=\"")
                .append(seconds(result.took()))
                .append('"');
        switch (result.verdict()) {
            case Verdict.Passed passed ->
                text.append(">\n      <system-out>")
                        .append(Markup.escape(passed.detail()))
                        .append("</system-out>\n    </testcase>\n");
            case Verdict.Skipped skipped ->
                text.append(">\n      <skipped message=\"")
                        .append(Markup.escape(skipped.reason()))
                        .append("\"/>\n    </testcase>\n");
            case Verdict.Failed failed ->
                text.append(">\n      <failure message=\"")
                        .append(Markup.escape(failed.failure().explanation().message()))
                        .append("\" type=\"")
                        .append(failed.id().id())
                        .append("\">")
                        .append(Markup.escape(failed.inWords()))
                        .append("</failure>\n    </testcase>\n");
        }
    }

    private static void counts(List<PhaseResult> phases, Duration took, StringBuilder text) {
        text.append(" tests=\"").append(phases.size());
        text.append("\" failures=\"").append(count(phases, Verdict.Failed.class::isInstance));
        text.append("\" errors=\"0\" skipped=\"").append(count(phases, Verdict.Skipped.class::isInstance));
        text.append("\" time=\"").append(seconds(took)).append('"');
    }

    private static long count(List<PhaseResult> phases, Predicate<Verdict> kind) {
        return phases.stream().map(PhaseResult::verdict).filter(kind).count();
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
    }
}
