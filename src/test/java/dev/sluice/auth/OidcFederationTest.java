// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.oauth.TokenRequest;
import dev.sluice.settings.Secret;
import dev.sluice.token.AccessToken;
import dev.sluice.token.GrantedToken;
import dev.sluice.token.TestClock;
import dev.sluice.token.TokenSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OidcFederationTest {

    private static final String JWT = "e30.eyJpc3MiOiJodHRwczovL2kuZXhhbXBsZSIsInN1YiI6ImpvYiIsImF1ZCI6IngifQ.hush";
    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<TokenRequest> requests = new ArrayList<>();
    private final List<String> identities = new ArrayList<>(List.of("one", "two"));

    @Test
    void eachExchangeTakesTheIdentityTokenThatIsThereThen() {
        Asked asked = new Asked(request -> "{\"value\":\"" + identities.removeFirst() + "\"}");
        TokenSource tokens = new OidcFederation(
                        github(), Optional.of("aud"), Optional.of("sp-1"), "s", "/oidc/v1/token")
                .openTokenSource(Contexts.of("acme.example", this::issue, asked, Contexts.NO_PROGRAMS, clock));
        tokens.token();
        clock.advance(Duration.ofMinutes(56));
        tokens.token();
        assertThat(requests)
                .extracting(request -> request.parameters().get("subject_token"))
                .containsExactly(Secret.of("one"), Secret.of("two"));
        assertThat(requests.getFirst().clientId()).isEqualTo("sp-1");
        assertThat(requests.getFirst().endpoint()).hasToString("https://acme.example/oidc/v1/token");
    }

    @Test
    void gitHubIsAskedForATokenForTheAudienceOfTheWorkspace() {
        Asked asked = new Asked(request -> request.url().getHost().equals("acme.example")
                ? "{\"token_federation_default_oidc_audiences\":[\"aud-1\"]}"
                : "{\"value\":\"" + JWT + "\"}");
        open(github(), asked, Optional.of("sp-1")).token();
        assertThat(asked.requests.getLast().url()).hasToString("https://github.example/t?a=b&audience=aud-1");
        assertThat(asked.requests.getLast().headers()).containsEntry("Authorization", Secret.of("Bearer ask"));
    }

    @Test
    void aPolicyOfTheWholeAccountIsAskedWithoutAClient() {
        Asked asked = new Asked(request -> "{\"access_token\":\"t\",\"expires_in\":60}");
        AccessToken token = open(new IdentitySource.Variable(Secret.of(JWT)), asked, Optional.empty())
                .token();
        assertThat(token.expiresAt()).contains(clock.instant().plusSeconds(60));
        assertThat(asked.requests.getFirst().form())
                .containsEntry("subject_token", Secret.of(JWT))
                .doesNotContainKey("client_id");
    }

    @Test
    void aWorkspaceThatDoesNotSayItsAudienceIsAskedForByItsTokenEndpoint() {
        Asked asked = new Asked(request -> {
            if (request.url().getHost().equals("acme.example")) {
                throw new Unavailable(Explanation.of("not there", ""));
            }
            return "{\"value\":\"" + JWT + "\"}";
        });
        open(github(), asked, Optional.of("sp-1")).token();
        assertThat(asked.requests.getLast().url().toString())
                .endsWith("&audience=https%3A%2F%2Facme.example%2Foidc%2Fv1%2Ftoken");
    }

    @Test
    void aRefusalSaysWhatThePolicyWouldHaveToNameAndNoToken() {
        TokenSource tokens = new OidcFederation(
                        new IdentitySource.Variable(Secret.of(JWT)), Optional.empty(), Optional.of("sp-1"), "s", "/t")
                .openTokenSource(Contexts.of(
                        "acme.example",
                        request -> {
                            throw new Unauthenticated(Explanation.of("invalid_grant", ""));
                        },
                        Asked.nothing(),
                        Contexts.NO_PROGRAMS,
                        clock));
        assertThatThrownBy(tokens::token)
                .isInstanceOfSatisfying(
                        Unauthenticated.class,
                        failure -> assertThat(failure.remedy())
                                .endsWith("The token says: issuer https://i.example, subject job, audience x.")
                                .doesNotContain("hush"));
    }

    private static IdentitySource github() {
        return new IdentitySource.GitHub(URI.create("https://github.example/t?a=b"), Secret.of("ask"));
    }

    private TokenSource open(IdentitySource source, Asked asked, Optional<String> clientId) {
        return new OidcFederation(source, Optional.empty(), clientId, "all-apis", "/oidc/v1/token")
                .openTokenSource(Contexts.of("acme.example", this::issue, asked, Contexts.NO_PROGRAMS, clock));
    }

    private GrantedToken issue(TokenRequest request) {
        requests.add(request);
        Instant now = clock.instant();
        return GrantedToken.of(AccessToken.until(Secret.of("t" + requests.size()), now, now.plus(Duration.ofHours(1))));
    }
}
