// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.Caller;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.MovingClock;
import dev.sluice.local.Options;
import dev.sluice.local.state.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AuthorizationServerTest {

    private static final MovingClock CLOCK = new MovingClock();
    private static LocalWorkspace workspace =
            LocalWorkspace.start(Options.parse("""
                    {"accessTokenSeconds": 600, "sampleRows": 1}""").withClock(CLOCK));
    private static Caller caller = new Caller(workspace);

    @AfterAll
    static void close() {
        workspace.close();
    }

    private static HttpResponse<byte[]> token(String form, String basic) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(workspace.host() + "/oidc/v1/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!basic.isEmpty()) {
            byte[] pair = basic.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return caller.send(request);
    }

    private static int statusOfMe(String token) {
        return caller.send(HttpRequest.newBuilder(URI.create(workspace.host() + "/api/2.0/preview/scim/v2/Me"))
                        .header("Authorization", "Bearer " + token))
                .statusCode();
    }

    @Test
    void givesTokensForClientCredentialsInHeaderAndBody() {
        JsonNode fromHeader =
                Json.parse(token("grant_type=client_credentials&scope=all-apis", "local-client:local-secret")
                        .body());
        JsonNode fromBody =
                Json.parse(token("grant_type=client_credentials&client_id=local-client&client_secret=local-secret", "")
                        .body());
        assertThat(fromHeader.get("expires_in").asInt()).isEqualTo(600);
        assertThat(statusOfMe(fromHeader.get("access_token").asText())).isEqualTo(200);
        assertThat(statusOfMe(fromBody.get("access_token").asText())).isEqualTo(200);
    }

    @Test
    void refusesATokenAfterItsLife() {
        String token = Json.parse(token("grant_type=client_credentials", "local-client:local-secret")
                        .body())
                .get("access_token")
                .asText();
        CLOCK.advance(Duration.ofSeconds(599));
        assertThat(statusOfMe(token)).isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(2));
        assertThat(statusOfMe(token)).isEqualTo(403);
        assertThat(statusOfMe(token.replace('.', '-'))).isEqualTo(403);
    }

    @Test
    void refusesAWrongSecret() {
        HttpResponse<byte[]> answer = token("grant_type=client_credentials", "local-client:wrong");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"error\":\"invalid_client\",\"error_description\":\"Client authentication failed\"}");
    }

    @Test
    void signsInWithPkceAndRotatesRefreshTokens() throws Exception {
        String code = authorize("verifier-0123456789");
        String exchange =
                "grant_type=authorization_code&client_id=databricks-cli&redirect_uri=http://localhost:8020&code=";
        JsonNode tokens = Json.parse(token(exchange + code + "&code_verifier=verifier-0123456789", "")
                .body());
        assertThat(statusOfMe(tokens.get("access_token").asText())).isEqualTo(200);
        assertThat(token(exchange + code + "&code_verifier=verifier-0123456789", "")
                        .statusCode())
                .isEqualTo(400);

        String refresh = "grant_type=refresh_token&client_id=databricks-cli&refresh_token=";
        String first = tokens.get("refresh_token").asText();
        JsonNode renewed = Json.parse(token(refresh + first, "").body());
        assertThat(renewed.get("refresh_token").asText()).isNotEqualTo(first);
        HttpResponse<byte[]> again = token(refresh + first, "");
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(Json.parse(again.body()).get("error_description").asText()).isEqualTo("Refresh token is invalid");
    }

    @Test
    void refusesAWrongVerifier() throws Exception {
        assertThat(token(
                                "grant_type=authorization_code&client_id=databricks-cli&redirect_uri=http://localhost:8020"
                                        + "&code_verifier=other&code=" + authorize("verifier-0123456789"),
                                "")
                        .statusCode())
                .isEqualTo(400);
    }

    private static String authorize(String verifier) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        HttpResponse<byte[]> answer = caller.send(HttpRequest.newBuilder(URI.create(workspace.host()
                + "/oidc/v1/authorize?response_type=code&client_id=databricks-cli&redirect_uri=http://localhost:8020"
                + "&scope=all-apis%20offline_access&state=s1&code_challenge_method=S256&code_challenge="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(digest))));
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("location").orElseThrow();
        assertThat(location).startsWith("http://localhost:8020?").contains("&state=s1");
        return URLDecoder.decode(location.replaceAll(".*[?&]code=([^&]*).*", "$1"), StandardCharsets.UTF_8);
    }

    @Test
    void namesRedirectsThatAreNotRegistered() {
        HttpResponse<byte[]> answer = caller.send(HttpRequest.newBuilder(URI.create(
                workspace.host() + "/oidc/v1/authorize?client_id=databricks-cli&redirect_uri=http://localhost:9999")));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("not registered for OAuth application");
    }
}
