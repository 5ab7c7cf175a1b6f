// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.oauth.AuthorizationCodeFlow.App;
import dev.sluice.oauth.RedirectUri;
import dev.sluice.oauth.TokenRequest;
import dev.sluice.settings.Secret;
import dev.sluice.token.AccessToken;
import dev.sluice.token.GrantedToken;
import dev.sluice.token.TestClock;
import dev.sluice.token.TokenFiles;
import dev.sluice.token.TokenNotes;
import dev.sluice.token.TokenSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OAuthU2mTest {

    private static final TokenNotes SILENT = new TokenNotes() {
        @Override
        public void warn(String sentence) {
            throw new AssertionError(sentence);
        }

        @Override
        public void detail(String sentence) {
            throw new AssertionError(sentence);
        }
    };

    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final ConcurrentLinkedQueue<TokenRequest> requests = new ConcurrentLinkedQueue<>();
    private volatile boolean isDown;
    private final OAuthU2m type = new OAuthU2m(
            new App(
                    "app-1",
                    Optional.of(Secret.of("hush")),
                    "all-apis offline_access",
                    List.of(RedirectUri.parse("http://localhost:8080/callback", "test")),
                    ""),
            "/oidc/v1/authorize",
            "/oidc/v1/token");

    @BeforeEach
    void signIn() {
        AuthContext context = context();
        context.tokens().renew(type.key(context), true, before -> granted("0"));
    }

    @Test
    void aTokenOfASignInIsUsedWithoutARequest() {
        assertThat(token()).isEqualTo("access-0");
        assertThat(requests).isEmpty();
    }

    @Test
    void anExpiredTokenIsRenewedWithTheRefreshTokenAndTheNextOneIsKept() {
        clock.advance(Duration.ofHours(2));
        assertThat(token()).isEqualTo("access-1");
        clock.advance(Duration.ofHours(2));
        assertThat(token()).isEqualTo("access-2");
        assertThat(requests.stream().map(OAuthU2mTest::refreshToken)).containsExactly("refresh-0", "refresh-1");
        assertThat(requests.peek()).satisfies(request -> {
            assertThat(request.endpoint()).hasToString("https://acme.example/oidc/v1/token");
            assertThat(request.clientSecret()).contains(Secret.of("hush"));
            assertThat(request.toString()).doesNotContain("hush").doesNotContain("refresh-0");
        });
    }

    @Test
    void aFailedEarlyRenewalKeepsTheOldToken() {
        isDown = true;
        clock.advance(Duration.ofMinutes(56));
        assertThat(token()).isEqualTo("access-0");
        clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(this::token).isInstanceOf(Unavailable.class);
    }

    @Test
    void aTokenThatTheWorkspaceRefusesIsNotHandedOutAgain() {
        TokenSource tokens = type.openTokenSource(context());
        AccessToken refused = tokens.token();
        assertThat(tokens.discard(refused)).isTrue();
        assertThat(tokens.token().value()).isEqualTo(Secret.of("access-1"));
        assertThat(tokens.discard(refused)).as("it is forgotten already").isFalse();
    }

    @Test
    void manySourcesOfOneExpiredSignInMakeOneRequest() throws Exception {
        clock.advance(Duration.ofHours(2));
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            CountDownLatch started = new CountDownLatch(50);
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> {
                    started.countDown();
                    started.await();
                    return token();
                }));
            }
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("access-1");
        }
        assertThat(requests).hasSize(1);
    }

    @Test
    void withoutASignInThereIsNoRequestAndTheRemedyIsToSignIn() {
        AuthContext context = context();
        type.signOut(context);
        assertThatThrownBy(this::token).isInstanceOfSatisfying(Unauthenticated.class, needed -> {
            assertThat(needed).hasMessage("Nobody has signed in with connection 'me'.");
            assertThat(needed.remedy()).isEqualTo("Run sluice auth login -c me.");
        });
        assertThat(requests).isEmpty();
    }

    @Test
    void keepsItsSecretOutOfItsText() {
        assertThat(type.toString()).contains("app-1").doesNotContain("hush");
    }

    /** A new source each time, as a new process has. */
    private String token() {
        return type.openTokenSource(context()).token().value().reveal();
    }

    private AuthContext context() {
        return new AuthContext(
                WorkspaceHost.parse("acme.example"),
                Optional.of("me"),
                this::issue,
                Optional::empty,
                Asked.nothing(),
                Contexts.NO_PROGRAMS,
                new TokenFiles(directory.resolve("tokens"), SILENT),
                clock);
    }

    private GrantedToken issue(TokenRequest request) {
        requests.add(request);
        if (isDown) {
            throw new Unavailable(Explanation.of("The token endpoint is down", "Wait."));
        }
        return granted(String.valueOf(requests.size()));
    }

    private GrantedToken granted(String number) {
        return new GrantedToken(
                AccessToken.until(
                        Secret.of("access-" + number),
                        clock.instant(),
                        clock.instant().plus(Duration.ofHours(1))),
                Optional.of(Secret.of("refresh-" + number)),
                Optional.empty());
    }

    private static String refreshToken(TokenRequest request) {
        Secret token = request.parameters().get("refresh_token");
        return token == null ? "" : token.reveal();
    }
}
