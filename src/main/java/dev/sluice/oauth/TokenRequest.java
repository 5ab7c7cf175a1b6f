// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import dev.sluice.settings.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One request for a token: where, which grant, who asks, and what the grant needs besides.
 *
 * @param clientSecret with one, id and secret travel as HTTP Basic; without, the id alone is in the form (reference 6.2)
 * @param scopes separated by blanks; none when empty
 * @param parameters the further fields of the form; each is kept out of every text, since most are secret
 */
public record TokenRequest(
        URI endpoint,
        Grant grant,
        String clientId,
        Optional<Secret> clientSecret,
        String scopes,
        Map<String, Secret> parameters) {

    public TokenRequest {
        parameters = Map.copyOf(parameters);
    }

    /** The grants this program asks for. */
    public enum Grant {
        CLIENT_CREDENTIALS,
        AUTHORIZATION_CODE,
        REFRESH_TOKEN,
        TOKEN_EXCHANGE;

        /** Whether what is traded may be good for one request: sent twice, it can end the whole sign-in. */
        boolean isSingleUse() {
            return this == AUTHORIZATION_CODE || this == REFRESH_TOKEN;
        }
    }

    /** A service principal trades its secret. */
    public static TokenRequest clientCredentials(URI endpoint, String clientId, Secret clientSecret, String scopes) {
        return new TokenRequest(
                endpoint, Grant.CLIENT_CREDENTIALS, clientId, Optional.of(clientSecret), scopes, Map.of());
    }

    /** A person's sign-in is traded: the code that came back, and the verifier that only its sender knows. */
    public static TokenRequest authorizationCode(
            URI endpoint, String clientId, Optional<Secret> clientSecret, Secret code, Pkce pkce, String redirectUri) {
        return new TokenRequest(
                endpoint,
                Grant.AUTHORIZATION_CODE,
                clientId,
                clientSecret,
                "",
                Map.of(
                        "code", code,
                        "code_verifier", pkce.verifier(),
                        "redirect_uri", Secret.of(redirectUri)));
    }

    /** A token of another issuer is traded for one of this endpoint (RFC 8693), for a client that trusts it. */
    public static TokenRequest exchange(URI endpoint, String clientId, Secret subjectToken, String scopes) {
        return new TokenRequest(
                endpoint,
                Grant.TOKEN_EXCHANGE,
                clientId,
                Optional.empty(),
                scopes,
                Map.of("subject_token", subjectToken));
    }

    /** What an earlier sign-in left is traded for the next token; the scopes stay those of the sign-in. */
    public static TokenRequest refresh(
            URI endpoint, String clientId, Optional<Secret> clientSecret, Secret refreshToken) {
        return new TokenRequest(
                endpoint, Grant.REFRESH_TOKEN, clientId, clientSecret, "", Map.of("refresh_token", refreshToken));
    }
}
