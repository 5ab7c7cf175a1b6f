// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.settings.Secret;
import dev.sluice.token.TestClock;
import dev.sluice.token.TokenSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenCommandTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<List<String>> ran = new ArrayList<>();
    private Programs.Ended ended = new Programs.Ended(0, "hush", "", true);

    @Test
    void theShellRunsItOnceAndAgainBeforeItsTokenEnds() {
        ended = new Programs.Ended(0, "{\"access_token\":\"one\",\"expires_in\":3600}", "", true);
        TokenSource tokens = tokens();
        tokens.token();
        tokens.token();
        assertThat(ran).containsExactly(List.of("sh", "-c", "vault read token"));

        clock.advance(Duration.ofMinutes(56));
        ended = new Programs.Ended(0, "{\"access_token\":\"two\",\"expires_in\":3600}", "", true);
        assertThat(tokens.token().value()).isEqualTo(Secret.of("two"));
        assertThat(ran).hasSize(2);
    }

    @Test
    void aFailureBeforeTheEndKeepsTheOldTokenAndOneAfterItIsSaid() {
        ended = new Programs.Ended(0, "{\"access_token\":\"one\",\"expires_in\":3600}", "", true);
        TokenSource tokens = tokens();
        tokens.token();

        ended = new Programs.Ended(1, "", "vault: sealed", true);
        clock.advance(Duration.ofMinutes(56));
        assertThat(tokens.token().value()).isEqualTo(Secret.of("one"));

        clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(tokens::token).hasMessageContaining("vault: sealed");
    }

    @Test
    void itsFailureIsToldInItsOwnWordsWithoutSecrets() {
        ended = new Programs.Ended(1, "half a token", "vault: token=hush is not allowed\nsee the manual", true);
        assertThatThrownBy(tokens()::token)
                .isInstanceOf(Unauthenticated.class)
                .hasMessage("token-command gave no token: it ended with exit code 1. It said: vault: token=*** is not"
                        + " allowed see the manual");
    }

    @Test
    void whatItPrintedIsNotRepeated() {
        ended = new Programs.Ended(0, "some hush words", "", true);
        assertThatThrownBy(tokens()::token).hasMessage("token-command gave no token: it printed no token.");
        ended = new Programs.Ended(0, "\n", "", true);
        assertThatThrownBy(tokens()::token).hasMessage("token-command gave no token: it printed nothing.");
    }

    @Test
    void aCommandThatIsNotThereAndOneThatHangsAreToldApart() {
        ended = new Programs.Ended(127, "", "sh: 1: vault: not found", true);
        assertThatThrownBy(tokens()::token)
                .hasMessageContaining("exit code 127 (command not found). It said: sh: 1: vault: not found");
        ended = new Programs.Ended(-1, "", "password:", false);
        assertThatThrownBy(tokens()::token).hasMessageContaining("still running after 60 seconds and was ended");
    }

    @Test
    void theCommandIsNotPrinted() {
        assertThat(new TokenCommand("curl -H secret").toString()).doesNotContain("secret");
    }

    @Test
    void aRealProgramIsRunWithoutInputAndEndedWithAllItStarted() throws IOException, InterruptedException {
        LocalPrograms programs = new LocalPrograms();
        assertThat(programs.run(List.of("sh", "-c", "cat; echo out; echo err >&2; exit 3"), Duration.ofMinutes(1)))
                .isEqualTo(new Programs.Ended(3, "out\n", "err\n", true));

        Programs.Ended late = programs.run(
                List.of("sh", "-c", "sh -c 'tail -f /dev/null --pid=1; true'; true"), Duration.ofMillis(500));
        assertThat(late.isOver()).isFalse();
        ProcessHandle.current()
                .descendants()
                .filter(each -> each.info().commandLine().orElse("").contains("--pid=1"))
                .forEach(each -> each.onExit().join()); // they have been told to end, and this hangs if they were not
    }

    private TokenSource tokens() {
        AuthContext context = Contexts.withPrograms(
                (words, limit) -> {
                    ran.add(words);
                    return ended;
                },
                clock);
        return new TokenCommand("vault read token").openTokenSource(context);
    }
}
