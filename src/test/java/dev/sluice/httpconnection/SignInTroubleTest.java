// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInTroubleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Error 400: redirect_uri_mismatch                                               | REDIRECT_URI_MISMATCH
            https://id.example/error?error=redirect_uri_mismatch&state=1                   | REDIRECT_URI_MISMATCH
            AADSTS50011: The redirect URI specified in the request does not match          | REDIRECT_URI_MISMATCH
            The redirect_uri is not associated with this application.                      | REDIRECT_URI_MISMATCH
            Error 400: admin_policy_enforced                                               | ADMIN_POLICY_ENFORCED
            https://ws.example/login/oauth/http.html?error=admin_policy_enforced           | ADMIN_POLICY_ENFORCED
            Please login first to the connection by visiting https://x                     | LOGIN_FIRST
            {"error":"invalid_token","message":"The access token expired"}                 | MISSING_REFRESH_TOKEN
            offline_access                                                                 | MISSING_REFRESH_TOKEN
            How do I rename a connection                                                   | IMMUTABLE_NAME
            the owner still has access after REVOKE                                        | OWNER_ACCESS
            isMcpConnection cannot be toggled                                              | MCP_FLAG_LOCKED
            User does not have USE CONNECTION on Connection 'x'.                           | NO_USE_CONNECTION
            Access to api.example.com is denied because of serverless network policy.      | BLOCKED_DESTINATION
            The OAuth token exchange failed with HTTP status code 400 Bad Request          | STALE_CODE
            error=invalid_scope                                                            | WRONG_SCOPE
            error=invalid_client                                                           | WRONG_CLIENT
            error=access_denied                                                            | ACCESS_DENIED
            """)
    void whatWasShownIsRecognised(String shown, SignInTrouble trouble) {
        assertThat(SignInTrouble.recognise(shown)).isEqualTo(Optional.of(trouble));
    }

    @Test
    void wordsBehindBase64AreFound() {
        String packed = Base64.getUrlEncoder()
                .encodeToString("\n\u0015redirect_uri_mismatch\u0012more".getBytes(StandardCharsets.UTF_8));
        assertThat(SignInTrouble.recognise("https://id.example/error?authError=" + packed))
                .isEqualTo(Optional.of(SignInTrouble.REDIRECT_URI_MISMATCH));
    }

    @Test
    void whatIsNotKnownIsNotRecognised() {
        assertThat(SignInTrouble.recognise("the printer is out of paper")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.example/login/oauth/http.html/, it has a slash behind it",
        "https://acme.example/login/oauth/http.html?o=1, it has a query behind it",
        "http://acme.example/login/oauth/http.html, it begins with http:// instead of https://",
        "https://ACME.example/login/oauth/http.html, its letters differ in case",
        "https://other.example/login/oauth/http.html, it is of another host"
    })
    void aRedirectThatDiffersIsToldHow(String seen, String difference) {
        assertThat(SignInTrouble.difference(seen, "https://acme.example/login/oauth/http.html"))
                .isEqualTo(Optional.of(difference));
    }
}
