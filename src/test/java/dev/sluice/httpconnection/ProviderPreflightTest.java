// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.http.Json;
import dev.sluice.httpconnection.ProviderPreflight.Answer;
import dev.sluice.httpconnection.ProviderPreflight.Finding;
import dev.sluice.httpconnection.ProviderPreflight.Report;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderPreflightTest {

    private final Map<String, Web.Answer> pages = new HashMap<>();

    @Test
    void metadataThatSaysEverythingAnswersEverything() throws InterruptedException {
        page("https://id.example/.well-known/oauth-authorization-server/tenant", """
                {"issuer":"https://id.example/tenant","authorization_endpoint":"https://id.example/a",
                 "token_endpoint":"https://id.example/t","registration_endpoint":"https://id.example/r",
                 "grant_types_supported":["authorization_code","refresh_token"],
                 "token_endpoint_auth_methods_supported":["client_secret_post"]}""");
        Report report = run("https://id.example/tenant");
        assertThat(report.prerequisites()).extracting(Finding::answer).containsOnly(Answer.YES);
        assertThat(report.exchange()).isEqualTo(CredentialExchange.BODY_ONLY);
        assertThat(report.prerequisites().getFirst().source())
                .isEqualTo("grant_types_supported, https://id.example/.well-known/oauth-authorization-server/tenant");
        assertThat(report.isPossible()).isTrue();
    }

    @Test
    void withoutMetadataNothingIsInvented() throws InterruptedException {
        Report report = run("https://id.example");
        assertThat(report.prerequisites()).extracting(Finding::answer).containsOnly(Answer.UNKNOWN);
        assertThat(report.blockers()).extracting(Finding::answer).containsOnly(Answer.UNKNOWN);
        assertThat(report.tried()).contains("https://id.example/.well-known/openid-configuration: HTTP 404");
    }

    @Test
    void aResourceLeadsToItsProvider() throws InterruptedException {
        pages.put(
                "https://mcp.example/mcp",
                new Web.Answer(
                        401,
                        Map.of(
                                "www-authenticate",
                                "Bearer resource_metadata=\"https://mcp.example/meta\", scope=\"a b\""),
                        Optional.empty(),
                        Optional.empty()));
        page("https://mcp.example/meta", "{\"authorization_servers\":[\"https://id.example\"]}");
        page("https://id.example/.well-known/oauth-authorization-server", """
                {"authorization_endpoint":"https://id.example/a","token_endpoint":"https://id.example/t"}""");
        assertThat(run("https://mcp.example/mcp").tokenEndpoint()).isEqualTo("https://id.example/t");
        assertThat(ProviderMetadata.discover(URI.create("https://mcp.example/mcp"), this::answer)
                        .resourceScopes())
                .isEqualTo("a b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "grant_types_supported":["client_credentials"]                 | no authorization code grant (M2M only)
            "grant_types_supported":["authorization_code"]                 | no refresh tokens
            "require_pushed_authorization_requests":true                   | proprietary auth extensions
            "response_types_supported":["token"]                           | proprietary auth extensions
            """)
    void aBlockerStandsInTheWay(String field, String blocker) throws InterruptedException {
        page("https://id.example/.well-known/openid-configuration", """
                {"authorization_endpoint":"https://id.example/a","token_endpoint":"https://id.example/t",%s}""".formatted(field));
        Report report = run("https://id.example");
        assertThat(report.blockers())
                .filteredOn(each -> each.answer() == Answer.YES)
                .extracting(Finding::claim)
                .contains(blocker);
        assertThat(report.isPossible()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://accounts.google.com                       | Google     | access_type=offline | header_and_body
            https://github.com/login/oauth                    | GitHub     | own setting         | header_and_body
            https://login.microsoftonline.com/t/v2.0          | Microsoft  | offline_access      | header_and_body
            https://acme.okta.com/oauth2/default              | Okta       | offline_access      | header_only
            https://login.salesforce.com                      | Salesforce | refresh_token       | header_and_body
            https://slack.com/oauth/v2                        | Slack      | own setting         | header_and_body
            https://acme-be.glean.com                         | Glean      | offline_access      | header_and_body
            https://acme.sharepoint.com                       | SharePoint | offline_access      | header_and_body
            """)
    void theKnownProvidersHaveTheirOwnRules(String url, String title, String refresh, String exchange)
            throws InterruptedException {
        Report report = run(url);
        assertThat(report.provider().map(KnownProvider::title)).isEqualTo(Optional.of(title));
        assertThat(report.refresh().map(RefreshRule::inWords).orElse("")).contains(refresh);
        assertThat(report.exchange().word()).isEqualTo(exchange);
        assertThat(report.provider().map(KnownProvider::steps).orElse("")).isNotBlank();
    }

    @Test
    void aLookAlikeIsNoKnownProvider() {
        assertThat(KnownProvider.of("https://github.com.evil.example")).isEmpty();
        assertThat(KnownProvider.of("https://notslack.com")).isEmpty();
    }

    private Report run(String url) throws InterruptedException {
        return ProviderPreflight.run(URI.create(url), this::answer);
    }

    private Web.Answer answer(URI url, Optional<String> json) {
        return pages.getOrDefault(url.toString(), new Web.Answer(404, Map.of(), Optional.empty(), Optional.empty()));
    }

    private void page(String url, String json) {
        try {
            pages.put(
                    url, new Web.Answer(200, Map.of(), Optional.of(Json.mapper().readTree(json)), Optional.empty()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(List.of(url, json).toString(), e);
        }
    }
}
