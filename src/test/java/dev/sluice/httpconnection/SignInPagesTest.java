// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.http.WorkspaceHost;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.cloud.databricks.com",
                "https://acme.cloud.databricks.com/",
                "https://ACME.cloud.databricks.com/?o=123",
                "https://acme.cloud.databricks.com/explore/data/main?o=123#x"
            })
    void theRedirectUriIsExactWhateverWasCopied(String host) {
        SignInPages pages = new SignInPages(WorkspaceHost.parse(host), Optional.of("123"));
        assertThat(pages.redirectUri()).isEqualTo("https://acme.cloud.databricks.com/login/oauth/http.html");
        assertThat(pages.page(HttpConnectionName.parse("github")))
                .isEqualTo("https://acme.cloud.databricks.com/explore/connections/github?o=123");
    }
}
