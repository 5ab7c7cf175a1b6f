// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.Caller;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.MovingClock;
import dev.sluice.local.Options;
import dev.sluice.local.http.RecordedRequest;
import dev.sluice.local.state.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connections API, grants and the proxy of the local workspace, up to what the external service is shown. */
class HttpConnectionsTest {

    private static final String BASE = "/api/2.1/unity-catalog/connections";
    private static final String PROXY = "/api/2.0/unity-catalog/connections/things/proxy";

    private final MovingClock clock = new MovingClock();
    private final LocalWorkspace workspace = LocalWorkspace.start(
            Options.parse("{\"sampleRows\": 0, \"governance\": {\"groups\": {\"readers\": [\"local-client\"]}}}")
                    .withClock(clock));
    private final Caller caller = new Caller(workspace);

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void theServiceIsShownTheStoredTokenAndNotTheCallers() {
        create("bearer_token", "service-token");
        JsonNode answer = caller.get(PROXY + "/v1/things?limit=2");
        assertThat(answer.path("credential").asText()).isEqualTo("static token");
        assertThat(answer.path("path").asText()).isEqualTo("/api/v1/things");
        assertThat(shown()).containsExactly("Bearer service-token");
        assertThat(workspace.violations()).isEmpty();
    }

    @Test
    void largeBodiesArrive() {
        create("bearer_token", "service-token");
        JsonNode answer =
                caller.call("POST", PROXY + "/v1/things", "x".repeat(3_000_000)).path("body");
        assertThat(answer.path("body_bytes").asInt()).isEqualTo(3_000_000);
    }

    @Test
    void secretsAreNeverGivenBack() {
        create("bearer_token", "service-token");
        assertThat(caller.get(BASE + "/things").toString()).doesNotContain("service-token");
    }

    @ParameterizedTest
    @CsvSource({
        "any, header_and_body, 200",
        "any, header_only, 200",
        "body-only, body_only, 200",
        "body-only, header_and_body, 400",
        "header-only, header_only, 200",
        "header-only, body_only, 400"
    })
    void aProviderTakesTheClientsCredentialWhereItWantsIt(String provider, String method, int status) {
        create(oauth(provider, method, "things.read"));
        assertThat(caller.call("GET", PROXY + "/x", "").path("status").asInt()).isEqualTo(status);
    }

    @Test
    void aPersonSignsInFirstAndIsThenKnownToTheService() {
        ObjectNode options = oauth("any", "header_and_body", "things.read offline_access");
        create(options.put("authorization_endpoint", provider("any") + "/authorize"));

        JsonNode refused = caller.call("GET", PROXY + "/x", "");
        assertThat(refused.at("/body/message").asText())
                .contains("Please login first to the connection by visiting " + workspace.host());

        assertThat(signIn().statusCode()).isEqualTo(302);
        JsonNode answer = caller.get(PROXY + "/x");
        assertThat(answer.path("credential").asText()).isEqualTo("access token of local.user@example.com");
    }

    @Test
    void withoutARefreshTokenItWorksForAnHour() {
        ObjectNode options = oauth("any", "header_and_body", "things.read");
        create(options.put("authorization_endpoint", provider("any") + "/authorize"));
        signIn();
        assertThat(caller.call("GET", PROXY + "/x", "").path("status").asInt()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(61));
        assertThat(caller.call("GET", PROXY + "/x", "").path("status").asInt()).isEqualTo(401);
    }

    @Test
    void withARefreshTokenItGoesOn() {
        ObjectNode options = oauth("any", "header_and_body", "things.read offline_access");
        create(options.put("authorization_endpoint", provider("any") + "/authorize"));
        signIn();
        clock.advance(Duration.ofHours(20));
        assertThat(caller.call("GET", PROXY + "/x", "").path("status").asInt()).isEqualTo(200);
    }

    @Test
    void theOlderCallGoesTheSameWay() {
        create("bearer_token", "service-token");
        JsonNode answer = caller.call(
                        "POST",
                        "/api/2.0/external-function",
                        "{\"connection_name\":\"things\",\"method\":\"POST\",\"path\":\"/y\",\"json\":\"{\\\"a\\\":1}\"}")
                .path("body");
        assertThat(answer.path("body").asText()).isEqualTo("{\"a\":1}");
    }

    @Test
    void grantsComeAndGoAndMayBeAbsent() {
        create("bearer_token", "service-token");
        String grants = "/api/2.1/unity-catalog/permissions/connection/things";
        assertThat(caller.get(grants).has("privilege_assignments")).isFalse();
        caller.call("PATCH", grants, "{\"changes\":[{\"principal\":\"readers\",\"add\":[\"USE_CONNECTION\"]}]}");
        assertThat(caller.get(grants).at("/privilege_assignments/0/principal").asText())
                .isEqualTo("readers");
        assertThat(caller.get(grants.replace("/permissions", "/effective-permissions"))
                        .at("/privilege_assignments/0/privileges/0/privilege")
                        .asText())
                .isEqualTo("USE_CONNECTION");
    }

    @Test
    void optionsThatAreMissingAreNamed() {
        JsonNode refused = caller.call(
                "POST",
                BASE,
                "{\"name\":\"things\",\"connection_type\":\"HTTP\",\"options\":{\"host\":\"https://x\",\"bearer_token\":\"t\"}}");
        assertThat(refused.at("/body/message").asText())
                .isEqualTo(
                        "CONNECTION/CONNECTION_HTTP_BEARER_TOKEN must include the following option(s): port,base_path.");
    }

    private List<String> shown() {
        return workspace.requests().stream()
                .filter(each -> each.origin().equals("service"))
                .map(RecordedRequest::headers)
                .map(each -> each.getOrDefault("authorization", List.of("none")).getFirst())
                .toList();
    }

    private HttpResponse<byte[]> signIn() {
        HttpResponse<byte[]> page =
                caller.send(HttpRequest.newBuilder(URI.create(workspace.host() + "/explore/connections/things")));
        HttpResponse<byte[]> consent = new Outsider(workspace).get(location(page));
        caller.send(HttpRequest.newBuilder(URI.create(location(consent))));
        return page;
    }

    private static String location(HttpResponse<byte[]> redirect) {
        return redirect.headers().firstValue("Location").orElseThrow();
    }

    private String provider(String name) {
        return workspace.serviceOrigin() + "/providers/" + name;
    }

    private ObjectNode oauth(String provider, String method, String scope) {
        return Json.object()
                .put("client_id", "service-client")
                .put("client_secret", "service-secret")
                .put("oauth_scope", scope)
                .put("token_endpoint", provider(provider) + "/token")
                .put("oauth_credential_exchange_method", method);
    }

    private void create(String option, String value) {
        create(Json.object().put(option, value));
    }

    private void create(ObjectNode options) {
        String origin = workspace.serviceOrigin();
        int colon = origin.lastIndexOf(':');
        options.put("host", origin.substring(0, colon))
                .put("port", origin.substring(colon + 1))
                .put("base_path", "/api");
        ObjectNode body = Json.object().put("name", "things").put("connection_type", "HTTP");
        body.set("options", options);
        assertThat(caller.call("POST", BASE, body.toString()).path("status").asInt())
                .isEqualTo(200);
    }
}
