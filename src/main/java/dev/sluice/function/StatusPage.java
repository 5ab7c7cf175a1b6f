// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.check.CheckReport;
import dev.sluice.check.PhaseResult;
import dev.sluice.check.Verdict;
import dev.sluice.error.SluiceException;
import dev.sluice.function.LastResults.History;
import dev.sluice.function.LastResults.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a person sees: a row a connection, with what is wrong and what to do to unfold. One document without scripts, and
 * nothing in it comes from elsewhere; its policy lets in no style but its own.
 */
record StatusPage(List<Row> rows, Instant now) {

    /** A connection and what is remembered of it: nothing before its first check. */
    record Row(String connection, Optional<History> history) {

        private boolean isPassed() {
            return history.filter(known -> known.latest().isPassed()).isPresent();
        }

        private boolean isFailed() {
            return history.filter(known -> !known.latest().isPassed()).isPresent();
        }
    }

    private static final int BAR = 5;
    private static final int HEIGHT = 18;
    private static final int LOW = 8;

    /** The header that goes with the page. */
    static String policy() {
        return "default-src 'none'; style-src 'sha256-" + sha256(StatusStyle.CSS)
                + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    String render() {
        long passed = rows.stream().filter(Row::isPassed).count();
        long failed = rows.stream().filter(Row::isFailed).count();
        String summary = summary(passed, failed);
        StringBuilder html = new StringBuilder();
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<link rel=\"icon\" href=\"data:,\">\n")
                .append("<title>Sluice: ")
                .append(summary)
                .append("</title>\n<style>")
                .append(StatusStyle.CSS)
                .append("</style>\n</head>\n<body>\n<header>\n<h1>Sluice</h1>\n<p id=\"summary\">")
                .append(summary)
                .append("</p>\n</header>\n<main>\n");
        if (rows.isEmpty()) {
            html.append("<p>No connection is configured; <code>sluice connection add</code> makes one.</p>\n");
        } else {
            html.append("<table>\n<thead><tr><th scope=\"col\">Connection</th><th scope=\"col\">Verdict</th>")
                    .append("<th scope=\"col\">Last checks</th><th scope=\"col\">Certificate</th>")
                    .append("<th scope=\"col\">Token</th><th scope=\"col\">Checked</th></tr></thead>\n");
            rows.forEach(row -> append(row, html));
            html.append("</table>\n");
        }
        return html.append("</main>\n<footer>\n<p>As of <time datetime=\"")
                .append(second(now))
                .append("\">")
                .append(second(now))
                .append(
                        "</time>. Results are those of the last checks that somebody asked for; <code>POST /check</code>")
                .append(" checks all, <a href=\"/q/openapi\">/q/openapi</a> says what else there is.</p>\n")
                .append("</footer>\n</body>\n</html>\n")
                .toString();
    }

    private String summary(long passed, long failed) {
        long unknown = rows.size() - passed - failed;
        return passed + " of " + rows.size() + (rows.size() == 1 ? " connection passes" : " connections pass")
                + (failed > 0 ? ", " + failed + (failed == 1 ? " fails" : " fail") : "")
                + (unknown > 0 ? ", " + unknown + " not checked yet" : "");
    }

    private void append(Row row, StringBuilder html) {
        String verdict = row.isPassed() ? "passed" : row.isFailed() ? "failed" : "unknown";
        html.append("<tbody class=\"")
                .append(verdict)
                .append("\">\n<tr><th scope=\"row\">")
                .append(Html.text(row.connection()))
                .append("</th>");
        if (row.history().isEmpty()) {
            html.append("<td data-label=\"Verdict\"><span class=\"verdict\">not checked yet</span></td>")
                    .append("<td data-label=\"Last checks\"></td><td data-label=\"Certificate\"></td>")
                    .append("<td data-label=\"Token\"></td><td data-label=\"Checked\"></td></tr>\n</tbody>\n");
            return;
        }
        History history = row.history().get();
        CheckReport report = history.latest();
        Instant end = report.startedAt().plus(report.took());
        html.append("<td data-label=\"Verdict\"><span class=\"verdict\">")
                .append(row.isPassed() ? "✓ passed" : "✗ failed")
                .append("</span></td><td data-label=\"Last checks\">")
                .append(picture(history.outcomes()))
                .append("</td><td data-label=\"Certificate\">")
                .append(left(report, "tls"))
                .append("</td><td data-label=\"Token\">")
                .append(left(report, "token"))
                .append("</td><td data-label=\"Checked\"><time datetime=\"")
                .append(second(end))
                .append("\">")
                .append(Ages.since(end, now))
                .append("</time></td></tr>\n<tr class=\"more\"><td colspan=\"6\"><details")
                .append(row.isFailed() ? " open" : "")
                .append("><summary>")
                .append(inShort(report))
                .append("</summary>\n<ol>\n");
        report.phases().forEach(phase -> append(phase, html));
        html.append("</ol></details></td></tr>\n</tbody>\n");
    }

    /** How long what this phase saw still holds; nothing where it saw none. */
    private String left(CheckReport report, String phase) {
        return report.holdsUntil(phase)
                .map(end -> "<time datetime=\"" + second(end) + "\">" + Ages.left(now, end) + "</time>")
                .orElse("");
    }

    private static String inShort(CheckReport report) {
        return Failures.first(report)
                .map(failed -> "<b>" + Html.text(failed.phase()) + "</b>: "
                        + Html.text(failed.failure().explanation().message()))
                .orElse("all " + report.phases().size() + " phases"
                        + report.host().map(host -> " of " + Html.text(host)).orElse(""));
    }

    private static void append(PhaseResult result, StringBuilder html) {
        html.append("<li class=\"");
        switch (result.verdict()) {
            case Verdict.Passed passed ->
                html.append("passed\"><b>")
                        .append(Html.text(result.phase()))
                        .append("</b> passed in ")
                        .append(time(result.took()))
                        .append(": ")
                        .append(Html.text(passed.detail()));
            case Verdict.Skipped skipped ->
                html.append("skipped\"><b>")
                        .append(Html.text(result.phase()))
                        .append("</b> skipped: ")
                        .append(Html.text(skipped.reason()));
            case Verdict.Failed failed -> {
                html.append("failed\"><b>")
                        .append(Html.text(result.phase()))
                        .append("</b> failed after ")
                        .append(time(result.took()))
                        .append(": ");
                append(failed.failure(), html);
            }
        }
        html.append("</li>\n");
    }

    private static void append(SluiceException failure, StringBuilder html) {
        html.append(Html.text(failure.explanation().message()))
                .append("<br><span class=\"remedy\">→ ")
                .append(Html.text(failure.remedy()))
                .append("</span>");
        failure.requestId()
                .ifPresent(id -> html.append("<br>request id <code>")
                        .append(Html.text(id))
                        .append("</code>"));
        failure.statementId()
                .ifPresent(id -> html.append("<br>statement id <code>")
                        .append(Html.text(id))
                        .append("</code>"));
    }

    /** A low bar for each check that passed and a high one for each that failed, so that colour is not needed. */
    private static String picture(List<Outcome> outcomes) {
        long failed = outcomes.stream().filter(outcome -> !outcome.isPassed()).count();
        int width = outcomes.size() * BAR;
        StringBuilder svg = new StringBuilder("<svg role=\"img\" width=\"" + width + "\" height=\"" + HEIGHT
                + "\" viewBox=\"0 0 " + width + " " + HEIGHT + "\"><title>" + (outcomes.size() - failed)
                + " of the last "
                + outcomes.size() + " checks passed</title>");
        for (int i = 0; i < outcomes.size(); i++) {
            boolean isPassed = outcomes.get(i).isPassed();
            int height = isPassed ? LOW : HEIGHT;
            svg.append("<rect class=\"" + (isPassed ? "passed" : "failed") + "\" x=\"" + i * BAR + "\" y=\""
                    + (HEIGHT - height) + "\" width=\"" + (BAR - 1) + "\" height=\"" + height + "\"/>");
        }
        return svg.append("</svg>").toString();
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String time(Duration took) {
        return took.toMillis() + " ms";
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
