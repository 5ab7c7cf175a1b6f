// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.settings.Secret;
import dev.sluice.token.TestClock;
import dev.sluice.token.TokenSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureCliTest {

    private static final String TOKEN = "{\"accessToken\":\"hush\",\"expiresOn\":\"x\",\"expires_on\":1767229200}";
    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<String> ran = new ArrayList<>();

    @Test
    void azIsAskedForDatabricksAndItsTokenEndsInTime() {
        assertThat(tokens(Optional.empty(), "", TOKEN).token().expiresAt())
                .contains(Instant.parse("2026-01-01T00:59:20Z"));
        assertThat(ran).containsExactly("az account get-access-token --resource databricks --output json");
    }

    @Test
    void aTenantIsNamedForAPersonAndForAServicePrincipal() {
        tokens(Optional.of("t-1"), "{\"user\":{\"type\":\"user\",\"name\":\"me@acme.example\"}}", TOKEN)
                .token();
        tokens(Optional.of("t-1"), "{\"user\":{\"type\":\"servicePrincipal\",\"name\":\"app-1\"}}", TOKEN)
                .token();
        assertThat(ran)
                .filteredOn(command -> command.contains("get-access-token"))
                .hasSize(2)
                .allMatch(command -> command.endsWith(" --tenant t-1"));
    }

    @Test
    void noTenantIsNamedForAManagedIdentityWhichHasButOne() {
        tokens(
                        Optional.of("t-1"),
                        "{\"user\":{\"type\":\"servicePrincipal\",\"name\":\"systemAssignedIdentity\"}}",
                        TOKEN)
                .token();
        assertThat(ran).last().asString().doesNotContain("--tenant");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ERROR: Please run 'az login' to setup account.                        | nobody is signed in with az: ERROR: Please run 'az login' to setup account.
                    ERROR: AADSTS700082: The refresh token has expired due to inactivity. | az was refused by Entra ID: ERROR: AADSTS700082: The refresh token has expired due to inactivity.
                    ERROR: No subscription found.                                         | az is signed in without a subscription: ERROR: No subscription found.
                    ERROR: no such thing                                                  | az ended with exit code 1: ERROR: no such thing
                    """)
    void itsRefusalsAreSentences(String said, String why) {
        AuthContext context = context((words, limit) -> new Programs.Ended(1, "", said, true));
        assertThatThrownBy(
                        new AzureCli(Optional.empty(), "databricks", Optional.empty()).openTokenSource(context)::token)
                .isInstanceOf(Unauthenticated.class)
                .hasMessage("azure-cli gave no token: " + why);
    }

    @Test
    void aPersonWithoutAccessToTheManagementGoesWithoutItsHeaders() {
        assertThat(headersOf("user")).isEmpty();
        assertThatThrownBy(() -> headersOf("servicePrincipal")).isInstanceOf(Unauthenticated.class);
    }

    private Map<String, Secret> headersOf(String kind) {
        AuthContext context = context((words, limit) -> words.contains("show")
                ? new Programs.Ended(0, "{\"user\":{\"type\":\"" + kind + "\",\"name\":\"x\"}}", "", true)
                : new Programs.Ended(1, "", "ERROR: not allowed", true));
        return new AzureCli(
                        Optional.empty(), "databricks", Optional.of(new ManagementAccess("/sub/1", EntraCloud.PUBLIC)))
                .openHeaders(context)
                .now();
    }

    @Test
    void azThatIsNotThereIsSaid() {
        AuthContext context = context((words, limit) -> {
            throw new FileNotFoundException("error=2");
        });
        assertThatThrownBy(
                        new AzureCli(Optional.empty(), "databricks", Optional.empty()).openTokenSource(context)::token)
                .hasMessage("azure-cli gave no token: the Azure CLI (az) is not installed, or not on the PATH.");
    }

    private TokenSource tokens(Optional<String> tenant, String account, String token) {
        return new AzureCli(tenant, "databricks", Optional.empty())
                .openTokenSource(context((words, limit) -> answer(words, account, token)));
    }

    private Programs.Ended answer(List<String> words, String account, String token) throws IOException {
        ran.add(String.join(" ", words));
        return new Programs.Ended(0, words.contains("show") ? account : token, "", true);
    }

    private AuthContext context(Programs programs) {
        return Contexts.withPrograms(programs, clock);
    }
}
