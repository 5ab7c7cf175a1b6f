// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlurTest {

    private final Blur blur = new Blur(Instant.parse("2026-01-01T00:00:00Z"))
            .ports(Map.of(
                    "host", "https://127.0.0.1:4001", "storage", "https://127.0.0.1:4002", "ca-file", "/tmp/ca.pem"))
            .usual("0.1.0");

    @Test
    void namesPortsAndKeepsTheScheme() {
        assertThat(blur.apply("https://127.0.0.1:4001/api and https://127.0.0.1:4002/x with /tmp/ca.pem"))
                .isEqualTo("https://[HOST]/api and https://[STORAGE]/x with [CA_FILE]");
    }

    @Test
    void namesIdsAndTellsAStatementFromARequest() {
        assertThat(blur.apply("01ef1234-ab00-1de0-8000-0123456789ab 01ef1234-ab00-4de0-8000-0123456789ab"))
                .isEqualTo("[STATEMENT_ID] [REQUEST_ID]");
    }

    @Test
    void namesMeasuredTimesAndTheVersion() {
        assertThat(blur.apply("sluice 0.1.0, SluiceProject_Sluice/0.1.0: 12 ms, 1.25 s"))
                .isEqualTo("sluice [VERSION], SluiceProject_Sluice/[VERSION]: [TIME], [TIME]");
    }

    @Test
    void namesTheRunsOwnTimestampsAndLeavesThoseOfTheData() {
        assertThat(blur.apply("2016-02-13T21:47:53.000Z,2026-01-01T01:02:03Z"))
                .isEqualTo("2016-02-13T21:47:53.000Z,[TIME]");
    }

    @Test
    void namesWhatSignsALink() {
        assertThat(blur.apply("/results/1/0?expires=1767225600&signature=00ffaa"))
                .isEqualTo("/results/1/0?expires=[TIME]&signature=[SIGNATURE]");
    }

    @Test
    void leavesNumbersAndVersionsOfOthersAlone() {
        assertThat(blur.apply("0.1.0 12 trips 127.0.0.1")).isEqualTo("0.1.0 12 trips 127.0.0.1");
    }
}
