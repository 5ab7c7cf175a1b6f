// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.oauth.DocumentRequest;
import dev.sluice.settings.Secret;
import dev.sluice.token.TestClock;
import dev.sluice.token.TokenSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManagedIdentityTest {

    private static final String TOKEN =
            "{\"access_token\":\"hush\",\"token_type\":\"Bearer\",\"expires_in\":\"3600\",\"expires_on\":\"1767229200\"}";
    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Asked asked = new Asked(request -> TOKEN);

    @Test
    void theMachinesServiceIsAskedAtItsOwnAddressAndDirectly() {
        TokenSource tokens = open(Optional.empty(), Optional.empty());
        assertThat(asked.requests).isEmpty();
        assertThat(tokens.token().expiresAt()).contains(Instant.parse("2026-01-01T00:59:20Z"));

        DocumentRequest request = asked.requests.getFirst();
        assertThat(request.url())
                .hasToString(
                        "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=res");
        assertThat(request.headers()).isEqualTo(Map.of("Metadata", Secret.of("true")));
        assertThat(request.reach()).isEqualTo(DocumentRequest.Reach.PLATFORM);
    }

    @Test
    void anIdentityOfSeveralIsNamedByItsClientId() {
        open(Optional.of("id 1"), Optional.empty()).token();
        assertThat(asked.requests.getFirst().url().toString()).endsWith("&resource=res&client_id=id%201");
    }

    @Test
    void anAppIsAnsweredWhereItsEnvironmentSays() {
        open(
                        Optional.empty(),
                        Optional.of(new ManagedIdentity.App(URI.create("http://10.0.0.1:8081/msi"), Secret.of("h"))))
                .token();
        DocumentRequest request = asked.requests.getFirst();
        assertThat(request.url()).hasToString("http://10.0.0.1:8081/msi?api-version=2019-08-01&resource=res");
        assertThat(request.headers()).isEqualTo(Map.of("X-IDENTITY-HEADER", Secret.of("h")));
    }

    @Test
    void itIsAskedAgainBeforeTheTokenEnds() {
        TokenSource tokens = open(Optional.empty(), Optional.empty());
        tokens.token();
        clock.advance(Duration.ofMinutes(50));
        tokens.token();
        assertThat(asked.requests).hasSize(1);
        clock.advance(Duration.ofMinutes(5));
        tokens.token();
        assertThat(asked.requests).hasSize(2);
    }

    @Test
    void aRoleWithoutMembershipSendsTheManagementsTokenAndTheResourceId() {
        ManagedIdentity type = new ManagedIdentity(
                Optional.empty(),
                "res",
                Optional.empty(),
                Optional.of(new ManagementAccess("/sub/1", EntraCloud.PUBLIC)));
        assertThat(type.openHeaders(Contexts.withDocuments(asked, clock)).now())
                .isEqualTo(Map.of(
                        "X-Databricks-Azure-SP-Management-Token",
                        Secret.of("hush"),
                        "X-Databricks-Azure-Workspace-Resource-Id",
                        Secret.of("/sub/1")));
        assertThat(asked.requests.getFirst().url().toString())
                .endsWith("&resource=https%3A%2F%2Fmanagement.core.windows.net%2F");
    }

    @Test
    void aMachineWithoutTheServiceIsToldFromOneWithoutTheIdentity() {
        Asked nobody = new Asked(request -> {
            throw new Unavailable(Explanation.of("Not reached.", ""));
        });
        assertThatThrownBy(type(Optional.empty(), Optional.empty())
                        .openTokenSource(Contexts.withDocuments(nobody, clock))::token)
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        failure -> assertThat(failure.remedy())
                                .startsWith("This machine seems to be no virtual machine of Azure"));

        Asked refusing = new Asked(request -> {
            throw new Unexpected(Explanation.of("Identity not found.", ""));
        });
        assertThatThrownBy(type(Optional.of("id"), Optional.empty())
                        .openTokenSource(Contexts.withDocuments(refusing, clock))::token)
                .isInstanceOfSatisfying(
                        Unauthenticated.class,
                        failure -> assertThat(failure.remedy())
                                .startsWith("Check that client-id is the client id of an identity"));
    }

    private TokenSource open(Optional<String> clientId, Optional<ManagedIdentity.App> app) {
        return type(clientId, app).openTokenSource(Contexts.withDocuments(asked, clock));
    }

    private static ManagedIdentity type(Optional<String> clientId, Optional<ManagedIdentity.App> app) {
        return new ManagedIdentity(clientId, "res", app, Optional.empty());
    }
}
