// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.fuzz.Draw;
import dev.sluice.fuzz.Fuzz;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Error bodies of every shape become one sentence of ours, whatever stands in them; addresses become origins. */
class AnswerFuzzTest {

    private static final WorkspaceHost HOST = WorkspaceHost.parse("https://acme.example");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final List<String> FIELDS = List.of(
            "error_code",
            "message",
            "detail",
            "scimType",
            "status",
            "error",
            "error_description",
            "trace_id",
            "details",
            "schemas");
    private static final List<String> WORDS = List.of(
            "PERMISSION_DENIED",
            "Invalid access token.",
            "User does not have USE CATALOG on Catalog 'main'.",
            "does not exist",
            "AADSTS7000215: Invalid client secret. Trace ID: 1",
            "required scopes: sql [x",
            "is blocked by Databricks IP ACL",
            "invalid_client");

    @Test
    void everyRefusalIsOneSentenceOfItsOwn() throws Exception {
        Fuzz.check("error bodies", 6_000, draw -> {
            int status = draw.of(300, 302, 307, 400, 401, 403, 404, 409, 413, 429, 500, 501, 502, 503, 504, 599);
            String body = body(draw);
            ApiError error = ApiError.parse(
                    status,
                    draw.of("application/json", "text/html; charset=utf-8", "text/plain", "", draw.text(3)),
                    body,
                    draw.coin() ? Optional.of("request-1") : Optional.empty(),
                    draw.oneIn(3) ? Optional.of(draw.text(5) + "login") : Optional.empty());
            SluiceException failure = ApiErrors.explain("run it", HOST, new ApiFailure(error, Optional.empty()));

            assertThat(failure.getMessage()).startsWith("Could not run it: ").hasSizeLessThan(900);
            assertThat(failure.explanation().message().chars().filter(Character::isISOControl))
                    .isEmpty();
            assertThat(failure.remedy()).isNotBlank();
            return failure.getClass().getSimpleName();
        });
    }

    @Test
    void aWaitIsReadOrThereIsNone() throws Exception {
        Fuzz.check("Retry-After", 3_000, draw -> {
            String header = draw.coin() ? Long.toString(draw.number()) : draw.damaged("Wed, 21 Oct 2026 07:28:00 GMT");
            return RetryAfter.parse(header, CLOCK)
                    .map(wait -> {
                        assertThat(wait.isNegative()).isFalse();
                        return "a wait";
                    })
                    .orElse("none");
        });
    }

    /** What is accepted is an address that Java's own reader takes for the same host, and reads to the same again. */
    @Test
    void anAddressIsAnOriginOrRefused() throws Exception {
        Fuzz.check("addresses", 6_000, draw -> {
            String text = draw.coin()
                    ? draw.damaged(draw.of(
                            "https://acme.cloud.databricks.com/?o=123#x",
                            "acme.azuredatabricks.net:8443",
                            "http://[::1]:80/sql/1.0",
                            "https://b\u00fccher.example"))
                    : draw.text(6);
            WorkspaceHost host;
            try {
                host = WorkspaceHost.parse(text);
            } catch (InvalidSettings refusal) {
                assertThat(refusal.remedy()).isNotBlank();
                return "refused";
            }
            assertThat(URI.create(host.origin()).getRawAuthority()).as(text).isNotNull();
            assertThat(WorkspaceHost.parse(host.origin()).origin()).isEqualTo(host.origin());
            assertThat(host.isTls() || host.address().isLoopback()).as(text).isTrue();
            return "an origin";
        });
    }

    private static String body(Draw draw) {
        if (draw.oneIn(4)) {
            return draw.of(
                    draw.text(30), "<html><pre>" + draw.text(9) + "</pre>", "PERMISSION_DENIED: " + draw.text(9));
        }
        StringBuilder json = new StringBuilder("{");
        for (int i = draw.below(5); i > 0; i--) {
            json.append(json.length() > 1 ? "," : "")
                    .append('"')
                    .append(draw.of(FIELDS))
                    .append("\":")
                    .append(draw.coin() ? draw.quoted(draw.of(WORDS) + draw.text(2)) : draw.json(3));
        }
        String whole = json.append('}').toString();
        return draw.oneIn(4) ? draw.damaged(whole) : whole;
    }
}
