// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The report as metrics in Prometheus' text format, as an endpoint, a push gateway and the textfile collector read it. */
public final class PrometheusReport {

    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String SUCCESS = "sluice_check_success";

    private PrometheusReport() {}

    /** For one run, which knows of no check before it. */
    static String render(List<CheckReport> reports) {
        return render(reports, report -> report.isPassed() ? Optional.of(end(report)) : Optional.empty());
    }

    /** {@code lastSuccess} tells when the last check of a report's connection that passed had ended. */
    public static String render(List<CheckReport> reports, Function<CheckReport, Optional<Instant>> lastSuccess) {
        StringBuilder text = new StringBuilder();
        success(text);
        reports.forEach(report -> sample(text, SUCCESS, report.connection(), "", report.isPassed() ? "1" : "0"));
        head(text, "sluice_check_phase_duration_seconds", "How long a phase of the last check took.");
        for (CheckReport report : reports) {
            for (PhaseResult result : report.phases()) {
                if (!(result.verdict() instanceof Verdict.Skipped)) {
                    String phase = ",phase=\"" + escape(result.phase()) + "\"";
                    sample(
                            text,
                            "sluice_check_phase_duration_seconds",
                            report.connection(),
                            phase,
                            seconds(result.took()));
                }
            }
        }
        times(
                text,
                "sluice_check_token_expiry_seconds",
                "When the access token ends, in seconds since 1970.",
                reports,
                report -> report.holdsUntil("token"));
        times(
                text,
                "sluice_check_tls_not_after_seconds",
                "When the certificate of the host ends, in seconds since 1970.",
                reports,
                report -> report.holdsUntil("tls"));
        times(
                text,
                "sluice_check_last_success_timestamp_seconds",
                "When the last check that passed had ended, in seconds since 1970.",
                reports,
                lastSuccess);
        return text.toString();
    }

    /** For a check that did not end before the caller's patience did. */
    public static String late(String connection) {
        StringBuilder text = new StringBuilder();
        success(text);
        sample(text, SUCCESS, connection, "", "0");
        return text.toString();
    }

    private static void success(StringBuilder text) {
        head(text, SUCCESS, "Whether every phase of the last check passed or was skipped.");
    }

    private static Instant end(CheckReport report) {
        return report.startedAt().plus(report.took());
    }

    private static void times(
            StringBuilder text,
            String name,
            String help,
            List<CheckReport> reports,
            Function<CheckReport, Optional<Instant>> time) {
        List<CheckReport> known = reports.stream()
                .filter(report -> time.apply(report).isPresent())
                .toList();
        if (known.isEmpty()) {
            return;
        }
        head(text, name, help);
        known.forEach(report -> sample(
                text,
                name,
                report.connection(),
                "",
                Long.toString(time.apply(report).orElseThrow().getEpochSecond())));
    }

    private static void head(StringBuilder text, String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    private static void sample(StringBuilder text, String name, String connection, String labels, String value) {
        text.append(name)
                .append("{connection=\"")
                .append(escape(connection))
                .append('"')
                .append(labels)
                .append("} ")
                .append(value)
                .append('\n');
    }

    private static String escape(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
    }
}
