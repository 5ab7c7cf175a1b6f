// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.check.CheckReport;
import dev.sluice.check.PhaseResult;
import dev.sluice.check.Verdict;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.function.StatusPage.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusPageTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private final LastResults results = new LastResults();

    @Test
    void saysHowManyPass() {
        results.add(passed("prod"));
        results.add(failed("dev", "It failed."));
        assertThat(page("prod", "dev", "new"))
                .contains("<title>Sluice: 1 of 3 connections pass, 1 fails, 1 not checked yet</title>");
        assertThat(page()).contains("No connection is configured");
    }

    @Test
    void aFailureIsUnfoldedWithItsRemedy() {
        results.add(failed("dev", "The token was refused."));
        assertThat(page("dev"))
                .contains("<details open><summary><b>api</b>: The token was refused.</summary>")
                .contains("→ Make a new one.");
    }

    @Test
    void theDaysOfCertificateAndTokenThatAreLeftStandInTheRow() {
        results.add(new CheckReport(
                "prod",
                Optional.empty(),
                Optional.of("oauth-m2m"),
                NOW.minusSeconds(60),
                Duration.ofSeconds(1),
                List.of(
                        new PhaseResult("tls", holds(Duration.ofDays(41)), Duration.ofMillis(12)),
                        new PhaseResult("token", holds(Duration.ofMinutes(-5)), Duration.ofMillis(12)))));
        assertThat(page("prod"))
                .contains(
                        "<td data-label=\"Certificate\"><time datetime=\"2026-02-15T08:00:00Z\">41 days left</time></td>")
                .contains(
                        "<td data-label=\"Token\"><time datetime=\"2026-01-05T07:55:00Z\">ended 5 minutes ago</time></td>");
    }

    private static Verdict holds(Duration length) {
        return new Verdict.Passed("fine", Optional.of(NOW.plus(length)));
    }

    @Test
    void whatAServerSaidCannotBecomeMarkup() {
        results.add(failed("dev", "<script>alert('x')</script> & \"more\""));
        assertThat(page("dev"))
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;");
    }

    @Test
    void thePictureTellsPassedFromFailedByHeightAndInWords() {
        results.add(passed("prod"));
        results.add(failed("prod", "It failed."));
        assertThat(page("prod"))
                .contains("<title>1 of the last 2 checks passed</title>")
                .contains("<rect class=\"passed\" x=\"0\" y=\"10\" width=\"4\" height=\"8\"/>")
                .contains("<rect class=\"failed\" x=\"5\" y=\"0\" width=\"4\" height=\"18\"/>");
    }

    @Test
    void onlyTheLastChecksAreKept() {
        for (int i = 0; i < 100; i++) {
            results.add(passed("prod"));
        }
        assertThat(results.of("prod").orElseThrow().outcomes()).hasSize(30);
        results.keepOnly(List.of("dev"));
        assertThat(results.of("prod")).isEmpty();
    }

    @Test
    void itsPolicyLetsInNothingButItsOwnStyle() {
        assertThat(StatusPage.policy()).matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; .*");
        results.add(failed("dev", "It failed."));
        assertThat(page("dev"))
                .doesNotContain(" style=")
                .doesNotContain("<script")
                .doesNotContain("http");
    }

    private String page(String... names) {
        List<Row> rows = List.of(names).stream()
                .map(name -> new Row(name, results.of(name)))
                .toList();
        return new StatusPage(rows, NOW).render();
    }

    static CheckReport passed(String name) {
        return report(name, new Verdict.Passed("fine"));
    }

    static CheckReport failed(String name, String why) {
        return report(name, new Verdict.Failed(new Unauthenticated(Explanation.of(why, "Make a new one."))));
    }

    private static CheckReport report(String name, Verdict verdict) {
        return new CheckReport(
                name,
                Optional.empty(),
                Optional.of("pat"),
                NOW.minusSeconds(60),
                Duration.ofSeconds(1),
                List.of(new PhaseResult("api", verdict, Duration.ofMillis(12))));
    }
}
