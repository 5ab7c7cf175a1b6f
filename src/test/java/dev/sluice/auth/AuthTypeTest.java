// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.oauth.TokenRequest;
import dev.sluice.settings.Secret;
import dev.sluice.token.AccessToken;
import dev.sluice.token.GrantedToken;
import dev.sluice.token.TestClock;
import dev.sluice.token.TokenSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthTypeTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<TokenRequest> requests = new ArrayList<>();
    private final AuthContext context =
            Contexts.of("acme.example", this::issue, Asked.nothing(), Contexts.NO_PROGRAMS, clock);

    @Test
    void aServicePrincipalAsksItsWorkspaceOnceAndThenAhead() {
        TokenSource tokens = m2m().openTokenSource(context);
        assertThat(requests).isEmpty();

        tokens.token();
        tokens.token();
        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst().endpoint()).hasToString("https://acme.example/oidc/v1/token");

        clock.advance(Duration.ofMinutes(56));
        tokens.token();
        assertThat(requests).hasSize(2);
    }

    @Test
    void aPersonalAccessTokenIsSentAsItIs() {
        TokenSource tokens = new PersonalAccessToken(Secret.of("hush")).openTokenSource(context);
        assertThat(tokens.token().value()).isEqualTo(Secret.of("hush"));
        assertThat(requests).isEmpty();
    }

    @Test
    void aTokenFromElsewhereSaysWhenItHasExpired() {
        TokenSource tokens = new TokenPassThrough(
                        jwt("{\"exp\":" + clock.instant().plusSeconds(60).getEpochSecond() + "}"))
                .openTokenSource(context);
        assertThat(tokens.token().expiresAt()).contains(clock.instant().plusSeconds(60));

        clock.advance(Duration.ofSeconds(60));
        assertThatThrownBy(tokens::token)
                .isInstanceOf(Unauthenticated.class)
                .hasMessage(
                        "The token that was passed in expired at 2026-01-01T00:01:00Z, and auth type token cannot renew it.");
    }

    @Test
    void aTokenThatCannotBeReadIsPassedThrough() {
        for (String odd : List.of("opaque", "a.b.c", "a.%%.c", "..")) {
            assertThat(new TokenPassThrough(Secret.of(odd))
                            .openTokenSource(context)
                            .token()
                            .expiresAt())
                    .isEmpty();
        }
    }

    @Test
    void noAuthTypePrintsItsSecret() {
        for (AuthType type :
                List.of(m2m(), new PersonalAccessToken(Secret.of("hush")), new TokenPassThrough(Secret.of("hush")))) {
            assertThat(type.toString()).contains("***").doesNotContain("hush");
        }
        m2m().openTokenSource(context).token();
        assertThat(requests.getFirst().toString()).contains("app-1").doesNotContain("hush");
    }

    private static OAuthM2m m2m() {
        return new OAuthM2m("app-1", Secret.of("hush"), "all-apis", "/oidc/v1/token");
    }

    private static Secret jwt(String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return Secret.of("h." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".s");
    }

    private GrantedToken issue(TokenRequest request) {
        requests.add(request);
        return GrantedToken.of(AccessToken.until(
                Secret.of("token-" + requests.size()),
                clock.instant(),
                clock.instant().plus(Duration.ofHours(1))));
    }
}
