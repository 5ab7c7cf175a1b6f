// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.ServeSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallersTest {

    @TempDir
    Path folder;

    @Test
    void onLoopbackNobodyIsAskedForAToken() {
        assertThat(callers(Optional.empty(), false).knows(Optional.empty())).isTrue();
    }

    @Test
    void aTokenIsTakenAsBearerAndAsThePasswordOfABrowser() throws IOException {
        Callers callers = callers(Optional.of(token("fake-caller-token\n")), false);
        assertThat(callers.knows(Optional.of("Bearer fake-caller-token"))).isTrue();
        assertThat(callers.knows(Optional.of("bearer  fake-caller-token"))).isTrue();
        assertThat(callers.knows(Optional.of("Basic " + base64("anyone:fake-caller-token"))))
                .isTrue();
    }

    @Test
    void anythingElseIsNoToken() throws IOException {
        Callers callers = callers(Optional.of(token("fake-caller-token")), false);
        for (String header : new String[] {
            "Bearer",
            "Bearer ",
            "Bearer fake-caller-toke",
            "Bearer fake-caller-token2",
            "fake-caller-token",
            "Basic fake-caller-token",
            "Basic " + base64("fake-caller-token:x"),
            "Digest fake-caller-token"
        }) {
            assertThat(callers.knows(Optional.of(header))).as(header).isFalse();
        }
        assertThat(callers.knows(Optional.empty())).isFalse();
    }

    @Test
    void aTokenThatIsReplacedCountsAtOnce() throws IOException {
        Path file = token("fake-first");
        Callers callers = callers(Optional.of(file), false);
        assertThat(callers.knows(Optional.of("Bearer fake-first"))).isTrue();
        Files.writeString(file, "fake-second");
        assertThat(callers.knows(Optional.of("Bearer fake-first"))).isFalse();
        assertThat(callers.knows(Optional.of("Bearer fake-second"))).isTrue();
    }

    @Test
    void anEmptyTokenFileLetsNobodyIn() throws IOException {
        Callers callers = callers(Optional.of(token("")), false);
        assertThatThrownBy(() -> callers.knows(Optional.empty())).isInstanceOf(InvalidSettings.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8080,, true",
        "localhost,, true",
        "'[::1]:8080',, true",
        "LOCALHOST:1,, true",
        "rebound.example,, false",
        "127.0.0.1.rebound.example:8080,, false",
        "localhost:8080, https://evil.example, false",
        "localhost:8080, http://localhost:8080, true",
        "localhost:8080, null, false"
    })
    void withoutATokenARequestMustBeMeantForThisMachine(String host, String origin, boolean isMeant) {
        Callers callers = callers(Optional.empty(), false);
        assertThat(callers.isMeantForUs(Optional.of(host), Optional.empty(), Optional.ofNullable(origin)))
                .isEqualTo(isMeant);
    }

    @Test
    void aPageOfAnotherSiteCannotSendABrowserHere() {
        Callers callers = callers(Optional.empty(), false);
        assertThat(callers.isMeantForUs(Optional.of("localhost"), Optional.of("cross-site"), Optional.empty()))
                .isFalse();
        assertThat(callers.isMeantForUs(Optional.of("localhost"), Optional.of("none"), Optional.empty()))
                .isTrue();
    }

    @Test
    void behindAPlatformAnyNameIsRight() {
        Callers callers = callers(Optional.empty(), true);
        assertThat(callers.isMeantForUs(Optional.of("sluice.example"), Optional.of("cross-site"), Optional.empty()))
                .isTrue();
    }

    private Path token(String text) throws IOException {
        return Files.writeString(folder.resolve("token"), text);
    }

    private static Callers callers(Optional<Path> token, boolean hasPlatform) {
        return new Callers(
                new ServeSettings("127.0.0.1", 0, token, hasPlatform, Duration.ZERO, 64, Duration.ofSeconds(20)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
