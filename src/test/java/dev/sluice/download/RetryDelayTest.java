// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryDelayTest {

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "4, 4000", "5, 8000", "6, 10000", "60, 10000"})
    void doublesUpToALimitAndAddsAQuarterAtMost(int failures, long millis) {
        assertThat(RetryDelay.afterFailure(failures))
                .isBetween(Duration.ofMillis(millis), Duration.ofMillis(millis + millis / 4));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "3600, 60",
        "'Thu, 01 Jan 2026 00:00:09 GMT', 9",
        "'Thu, 01 Jan 2026 10:00:00 GMT', 60",
        "'Wed, 31 Dec 2025 23:00:00 GMT', 0",
    })
    void waitsAsLongAsStorageAsksWithinReason(String retryAfter, long seconds) {
        assertThat(RetryDelay.asked(retryAfter, Clock.fixed(Links.NOW, ZoneOffset.UTC)))
                .contains(Duration.ofSeconds(seconds));
    }

    @Test
    void passesOverWhatItCannotRead() {
        Clock clock = Clock.fixed(Links.NOW, ZoneOffset.UTC);
        assertThat(RetryDelay.asked("", clock)).isEmpty();
        assertThat(RetryDelay.asked("soon", clock)).isEmpty();
        assertThat(RetryDelay.asked("-5", clock)).isEmpty();
    }
}
