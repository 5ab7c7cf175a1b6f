// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.error.SluiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. */
final class HtmlReport {

    private HtmlReport() {}

    static String render(List<CheckReport> reports) {
        long passed = reports.stream().filter(CheckReport::isPassed).count();
        boolean allPassed = passed == reports.size();
        StringBuilder text = new StringBuilder(PAGE_HEAD.replace("{title}", title(reports, passed)));
        text.append("<h1>Connections</h1>\n<p class=\"sum ")
                .append(allPassed ? "ok" : "bad")
                .append("\">")
                .append(passed)
                .append(" of ")
                .append(reports.size())
                .append(" passed</p>\n");
        reports.stream()
                .map(CheckReport::startedAt)
                .min(Instant::compareTo)
                .ifPresent(start -> text.append("<p class=\"when\">checked at ")
                        .append(start.toString(), 0, 19)
                        .append("Z</p>\n"));
        text.append("<ul>\n");
        reports.forEach(report -> append(report, text));
        return text.append("</ul>\n</main>\n</body>\n</html>\n").toString();
    }

    private static String title(List<CheckReport> reports, long passed) {
        return "sluice check: " + passed + " of " + reports.size() + " passed";
    }

    private static void append(CheckReport report, StringBuilder text) {
        text.append("<li>\n<details").append(report.isPassed() ? "" : " open").append(">\n<summary>");
        text.append("<span class=\"verdict ")
                .append(report.isPassed() ? "ok\">passed" : "bad\">failed")
                .append("</span> <strong>")
                .append(Markup.escape(report.connection()))
                .append("</strong> <span class=\"host\">")
                .append(Markup.escape(report.host().orElse("settings could not be read")))
                .append("</span> <span class=\"facts\">")
                .append(facts(report))
                .append("</span></summary>\n");
        text.append("<table>\n<thead><tr><th scope=\"col\">phase</th><th scope=\"col\">verdict</th>"
                + "<th scope=\"col\">time</th><th scope=\"col\">what was found</th></tr></thead>\n<tbody>\n");
        report.phases().forEach(result -> append(result, text));
        text.append("</tbody>\n</table>\n</details>\n</li>\n");
    }

    private static String facts(CheckReport report) {
        StringBuilder facts = new StringBuilder(time(report.took()));
        report.authType().ifPresent(type -> facts.append(" · ").append(Markup.escape(type)));
        days(report, "tls").ifPresent(left -> facts.append(" · certificate ").append(left));
        days(report, "token").ifPresent(left -> facts.append(" · token ").append(left));
        return facts.toString();
    }

    private static Optional<String> days(CheckReport report, String phase) {
        return report.holdsUntil(phase).map(end -> left(Duration.between(report.startedAt(), end)));
    }

    private static String left(Duration left) {
        if (left.toDays() >= 2) {
            return left.toDays() + " days";
        }
        return left.toHours() >= 2 ? left.toHours() + " h" : Math.max(0, left.toMinutes()) + " min";
    }

    private static void append(PhaseResult result, StringBuilder text) {
        String word = switch (result.verdict()) {
            case Verdict.Passed passed -> "ok\">passed";
            case Verdict.Failed failed -> "bad\">failed";
            case Verdict.Skipped skipped -> "skip\">skipped";
        };
        boolean wasTried = !(result.verdict() instanceof Verdict.Skipped);
        text.append("<tr><th scope=\"row\">")
                .append(Markup.escape(result.phase()))
                .append("</th><td><span class=\"verdict ")
                .append(word)
                .append("</span></td><td class=\"time\">")
                .append(wasTried ? time(result.took()) : "")
                .append("</td><td>");
        switch (result.verdict()) {
            case Verdict.Passed passed -> text.append(Markup.escape(passed.detail()));
            case Verdict.Skipped skipped -> text.append(Markup.escape(skipped.reason()));
            case Verdict.Failed failed -> append(failed, text);
        }
        text.append("</td></tr>\n");
    }

    private static void append(Verdict.Failed failed, StringBuilder text) {
        SluiceException failure = failed.failure();
        text.append("<p>").append(Markup.escape(failure.explanation().message()));
        text.append("</p><p class=\"remedy\">").append(Markup.escape(failure.remedy()));
        text.append("</p><p class=\"ids\">failure ").append(failed.id().id());
        failure.requestId().ifPresent(id -> text.append(" · request id ").append(Markup.escape(id)));
        failure.statementId().ifPresent(id -> text.append(" · statement id ").append(Markup.escape(id)));
        text.append("</p>");
    }

    private static String time(Duration took) {
        return took.toMillis() < 1000
                ? took.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    private static final String PAGE_HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <style>
            :root { --page: #f6f7f9; --card: #fff; --text: #1c2330; --soft: #5a6577; --line: #d9dee6;
              --ok: #17663a; --ok-back: #dcf3e4; --bad: #a01b1b; --bad-back: #fbe1e0; --skip-back: #e9ecf1; }
            @media (prefers-color-scheme: dark) {
              :root { --page: #12161d; --card: #1b212b; --text: #e6eaf1; --soft: #9aa6b8; --line: #323b49;
                --ok: #86e0a8; --ok-back: #16341f; --bad: #ffaaa3; --bad-back: #431a1a; --skip-back: #2a323e; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--page); color: var(--text);
              font: 16px/1.5 system-ui, sans-serif; }
            main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
            h1 { margin: 0; font-size: 1.5rem; }
            ul { list-style: none; margin: 1rem 0 0; padding: 0; }
            li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; margin-bottom: .75rem; }
            summary { padding: .75rem 1rem; cursor: pointer; overflow-wrap: anywhere; }
            .sum { margin: .25rem 0 0; font-weight: 600; }
            .sum.ok { color: var(--ok); } .sum.bad { color: var(--bad); }
            .when, .host, .facts, .time, .ids, thead { color: var(--soft); font-size: .875rem; }
            .when { margin: 0; } .facts { display: block; } .time { white-space: nowrap; }
            .verdict { display: inline-block; padding: 0 .5rem; border-radius: 1rem; font-size: .875rem;
              background: var(--skip-back); }
            .verdict.ok { color: var(--ok); background: var(--ok-back); }
            .verdict.bad { color: var(--bad); background: var(--bad-back); }
            table { width: 100%; border-collapse: collapse; border-top: 1px solid var(--line); }
            th, td { padding: .35rem 1rem; text-align: left; vertical-align: top; font-weight: normal; }
            tr + tr > * { border-top: 1px solid var(--line); }
            td:last-child { overflow-wrap: anywhere; width: 70%; }
            td p { margin: 0 0 .25rem; } .remedy::before { content: "\\2192  "; } .remedy { font-weight: 600; }
            @media (max-width: 40rem) {
              thead { display: none; } tr { display: block; padding: .35rem 0; border-top: 1px solid var(--line); }
              tr > *, tr + tr > * { display: inline-block; border: 0; padding: .1rem 1rem; }
              td:last-child { display: block; width: auto; } }
            </style>
            </head>
            <body>
            <main>
            """;
}
