// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.Unauthenticated;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntraServicePrincipalTest {

    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<TokenRequest> requests = new ArrayList<>();
    private final Asked asked = Asked.nothing();

    @Test
    void theTenantIsTheOneThatTheWorkspaceSendsPeopleToAndIsAskedOnce() {
        asked.redirect = Optional.of(URI.create("https://login.evil.example/" + TENANT + "/oauth2/authorize?x=y"));
        TokenSource tokens = open(Optional.empty(), EntraCloud.PUBLIC, "hush");
        assertThat(asked.redirects).isEmpty();

        tokens.token();
        clock.advance(Duration.ofMinutes(58));
        tokens.token();
        assertThat(asked.redirects).containsExactly(URI.create("https://acme.example/aad/auth"));
        assertThat(requests).hasSize(2);
        assertThat(requests.getFirst().endpoint())
                .as("the secret goes to Entra ID, wherever the workspace points")
                .hasToString("https://login.microsoftonline.com/" + TENANT + "/oauth2/v2.0/token");
    }

    @Test
    void aTenantThatIsNotFoundIsSaid() {
        assertThatThrownBy(open(Optional.empty(), EntraCloud.PUBLIC, "hush")::token)
                .isInstanceOfSatisfying(
                        Unauthenticated.class,
                        failure -> assertThat(failure.remedy()).startsWith("Set azure-tenant-id"));
        asked.redirect = Optional.of(URI.create("https://login.example/a%2Fb/oauth2/authorize"));
        assertThatThrownBy(open(Optional.empty(), EntraCloud.PUBLIC, "hush")::token)
                .isNotNull();
        assertThat(requests).isEmpty();
    }

    @Test
    void theSecretIsInTheFormAndTheTokenEndsFortySecondsEarly() {
        AccessToken token = open(Optional.of(TENANT), EntraCloud.PUBLIC, "hush").token();
        assertThat(token.expiresAt()).contains(Instant.parse("2026-01-01T00:59:20Z"));
        assertThat(requests.getFirst().parameters()).containsEntry("client_secret", Secret.of("hush"));
        assertThat(requests.getFirst().clientSecret()).isEmpty();
        assertThat(requests.getFirst().toString()).doesNotContain("hush");
    }

    @ParameterizedTest
    @EnumSource(EntraCloud.class)
    void everyCloudHasItsOwnEntra(EntraCloud cloud) {
        open(Optional.of(TENANT), cloud, "hush").token();
        assertThat(requests.getFirst().endpoint().getHost())
                .isEqualTo(
                        switch (cloud) {
                            case PUBLIC -> "login.microsoftonline.com";
                            case US_GOVERNMENT -> "login.microsoftonline.us";
                            case CHINA -> "login.chinacloudapi.cn";
                        });
    }

    @Test
    void aRoleInAzureAsksForTheManagementsTokenToo() {
        type(
                        Optional.of(TENANT),
                        EntraCloud.PUBLIC,
                        "hush",
                        Optional.of(new ManagementAccess("/s/1", EntraCloud.PUBLIC)))
                .openHeaders(context())
                .now();
        assertThat(requests.getFirst().scopes()).isEqualTo("https://management.core.windows.net//.default");
    }

    @Test
    void aSecretOfDatabricksIsRecognised() {
        TokenSource tokens = type(Optional.of(TENANT), EntraCloud.PUBLIC, "dose-not-real", Optional.empty())
                .openTokenSource(Contexts.of(
                        "acme.example",
                        request -> {
                            throw new Unauthenticated(Explanation.of("AADSTS7000215", "Take another."));
                        },
                        asked,
                        Contexts.NO_PROGRAMS,
                        clock));
        assertThatThrownBy(tokens::token)
                .isInstanceOfSatisfying(
                        Unauthenticated.class,
                        failure -> assertThat(failure.remedy())
                                .contains("oauth-m2m")
                                .doesNotContain("not-real"));
    }

    @Test
    void aTenantThatCouldLeaveItsPathIsRefused() {
        assertThatThrownBy(() -> EntraCloud.PUBLIC.endpoint("a/../../evil", "token"))
                .isInstanceOf(InvalidSettings.class);
    }

    private TokenSource open(Optional<String> tenant, EntraCloud cloud, String secret) {
        return type(tenant, cloud, secret, Optional.empty()).openTokenSource(context());
    }

    private AuthContext context() {
        return Contexts.of("acme.example", this::issue, asked, Contexts.NO_PROGRAMS, clock);
    }

    private static EntraServicePrincipal type(
            Optional<String> tenant, EntraCloud cloud, String secret, Optional<ManagementAccess> management) {
        return new EntraServicePrincipal(tenant, cloud, "app-1", Secret.of(secret), "res/.default", management);
    }

    private GrantedToken issue(TokenRequest request) {
        requests.add(request);
        Instant now = clock.instant();
        return GrantedToken.of(AccessToken.until(Secret.of("t" + requests.size()), now, now.plus(Duration.ofHours(1))));
    }
}
