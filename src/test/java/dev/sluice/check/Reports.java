// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException.Unauthenticated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Results of checks as tests of reports need them. */
final class Reports {

    static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private Reports() {}

    static CheckReport passed(String name) {
        return report(
                name,
                new PhaseResult("settings", new Verdict.Passed("auth type pat"), Duration.ofMillis(1)),
                new PhaseResult(
                        "tls",
                        new Verdict.Passed("TLSv1.3, issued by CN=Local", Optional.of(START.plus(Duration.ofDays(41)))),
                        Duration.ofMillis(12)),
                new PhaseResult(
                        "token",
                        new Verdict.Passed(
                                "oauth-m2m, ends in 59 minutes", Optional.of(START.plus(Duration.ofMinutes(59)))),
                        Duration.ofMillis(30)),
                new PhaseResult(
                        "sql",
                        Verdict.Skipped.because("would start it; --level sql", FailureId.WAREHOUSE_STOPPED),
                        Duration.ZERO));
    }

    static CheckReport failed(String name) {
        return report(
                name,
                new PhaseResult("settings", new Verdict.Passed("auth type pat"), Duration.ofMillis(1)),
                new PhaseResult(
                        "api",
                        new Verdict.Failed(new Unauthenticated(FailureId.TOKEN_REFUSED
                                .explain("Could not ask who we are: <script>alert(\"1\")</script> & more")
                                .withRequestId(Optional.of("11111111-2222-3333-4444-555555555555")))),
                        Duration.ofMillis(2300)));
    }

    private static CheckReport report(String name, PhaseResult... phases) {
        return new CheckReport(
                name,
                Optional.of("https://acme.example.com"),
                Optional.of("pat"),
                START,
                Duration.ofMillis(2345),
                List.of(phases));
    }
}
