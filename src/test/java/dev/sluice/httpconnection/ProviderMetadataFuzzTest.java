// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.SluiceException;
import dev.sluice.fuzz.Draw;
import dev.sluice.fuzz.Fuzz;
import dev.sluice.http.Json;
import dev.sluice.http.WorkspaceHost;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Providers that answer anything at all to whoever looks at their OAuth metadata. */
class ProviderMetadataFuzzTest {

    private static final List<String> FIELDS = List.of(
            "authorization_servers",
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "registration_endpoint",
            "grant_types_supported",
            "scopes_supported",
            "token_endpoint_auth_methods_supported",
            "client_id");

    @Test
    void everyProviderGetsAReportOrARefusal() throws Exception {
        Fuzz.check("metadata: providers", 6_000, draw -> {
            int[] asked = new int[1];
            Web web = (url, json) -> {
                asked[0]++;
                assertThat(url.getHost()).isNotNull();
                return answer(draw);
            };
            URI url = URI.create(draw.of(
                    "https://mcp.example/mcp", "https://id.example/tenant/", "https://login.microsoftonline.com"));
            ProviderPreflight.Report report = ProviderPreflight.run(url, web);
            assertThat(report.prerequisites()).hasSize(6);
            assertThat(asked[0]).isLessThan(10);
            return report.isPossible() ? "possible" : "not possible";
        });
    }

    @Test
    void aRegistrationGivesAClientOrAFailure() throws Exception {
        SignInPages pages = new SignInPages(WorkspaceHost.parse("acme.cloud.databricks.com"), Optional.empty());
        ServiceAddress server = ServiceAddress.parse("https://mcp.example/mcp", Optional.empty(), Optional.empty());
        Fuzz.check("metadata: registration", 3_000, draw -> {
            DynamicRegistrar registrar = new DynamicRegistrar((url, json) -> answer(draw), pages);
            try {
                registrar.register(server, Optional.empty(), draw.oneIn(4));
                return "a client";
            } catch (SluiceException failure) {
                assertThat(failure.explanation().message().chars().filter(Character::isISOControl))
                        .isEmpty();
                assertThat(failure.remedy()).isNotBlank();
                return failure.getClass().getSimpleName();
            }
        });
    }

    private static Web.Answer answer(Draw draw) {
        Map<String, String> headers = draw.coin()
                ? Map.of()
                : Map.of(
                        "www-authenticate",
                        "Bearer resource_metadata=\"" + address(draw) + "\", scope=\"" + draw.text(3) + "\"");
        return new Web.Answer(draw.of(200, 200, 200, 401, 404, 302, 500), headers, json(draw), Optional.empty());
    }

    private static Optional<JsonNode> json(Draw draw) {
        String json = draw.object(7, FIELDS, () -> switch (draw.below(5)) {
            case 0 -> draw.json(2);
            case 1 -> "[" + draw.quoted(address(draw)) + "]";
            case 2 -> "[\"authorization_code\",\"refresh_token\"]";
            default -> draw.quoted(address(draw));
        });
        try {
            return Optional.of(Json.mapper().readTree(json));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static String address(Draw draw) {
        String address =
                draw.of("https://id.example/t", "https://id.example", "http:x", "https://", "mailto:a@id.example");
        return draw.coin() ? address : draw.damaged(address);
    }
}
