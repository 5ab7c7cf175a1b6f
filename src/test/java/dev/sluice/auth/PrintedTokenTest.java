// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.settings.Secret;
import dev.sluice.token.AccessToken;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedTokenTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final PrintedToken printed = new PrintedToken(NOW, ZoneId.of("America/New_York"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"access_token":"hush","token_type":"Bearer","expiry":"2026-01-01T02:00:00.123456789+01:00"} | 2026-01-01T01:00:00.123456789Z
                    {"access_token":"hush","expiry":"2026-01-01 01:00:00.5"}                  | 2026-01-01T06:00:00.500Z
                    {"accessToken":"hush","expiresOn":"2025-12-31 20:00:00.000000","expires_on":1767229200} | 2026-01-01T01:00:00Z
                    {"accessToken":"hush","expiresOn":"2025-12-31 20:00:00.000000"}           | 2026-01-01T01:00:00Z
                    {"access_token":"hush","expires_on":"1767229200"}                         | 2026-01-01T01:00:00Z
                    {"access_token":"hush","expires_in":"3600"}                               | 2026-01-01T01:00:00Z
                    {"token":"hush","expires_in":60}                                          | 2026-01-01T00:01:00Z
                    {"kind":"ExecCredential","status":{"token":"hush","expirationTimestamp":"2026-01-01T01:00:00Z"}} | 2026-01-01T01:00:00Z
                    {"credential":{"access_token":"hush","token_expiry":"2026-01-01T01:00:00Z"}} | 2026-01-01T01:00:00Z
                    """)
    void readsTheFormsThatOtherProgramsPrint(String text, Instant end) {
        assertThat(printed.read(text)).contains(new AccessToken(Secret.of("hush"), NOW, Optional.of(end)));
    }

    @Test
    void aBareTokenEndsWhenItSaysSoItself() {
        assertThat(printed.read("hush\n")).contains(AccessToken.withoutExpiry(Secret.of("hush"), NOW));
        assertThat(printed.read("h.eyJleHAiOjE3NjcyMjkyMDB9.s").orElseThrow().expiresAt())
                .contains(Instant.parse("2026-01-01T01:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "two words", "{\"error\":\"x\"}", "{\"access_token\":\"\"}", "{broken", "a\nb"})
    void anythingElseIsNoToken(String text) {
        assertThat(printed.read(text)).isEmpty();
    }
}
