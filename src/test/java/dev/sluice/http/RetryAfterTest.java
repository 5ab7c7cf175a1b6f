// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "' 7 ', 7",
        "'Thu, 01 Jan 2026 00:00:09 GMT', 9",
        "'Wed, 31 Dec 2025 23:00:00 GMT', 0",
    })
    void readsSecondsAndDates(String header, long seconds) {
        assertThat(RetryAfter.parse(header, clock)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "9999999999"})
    void passesOverWhatIsNeither(String header) {
        assertThat(RetryAfter.parse(header, clock)).isEmpty();
    }
}
