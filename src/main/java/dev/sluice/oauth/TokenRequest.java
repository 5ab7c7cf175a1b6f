// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import dev.sluice.settings.Secret;
import java.net.URI;

/** One request for a token: where, which grant, and who asks. */
public record TokenRequest(URI endpoint, Grant grant, String clientId, Secret clientSecret, String scopes) {

    /** The grants this program asks for. */
    public enum Grant {
        CLIENT_CREDENTIALS
    }

    /** A service principal trades its secret; id and secret travel as HTTP Basic (reference 6.2). */
    public static TokenRequest clientCredentials(URI endpoint, String clientId, Secret clientSecret, String scopes) {
        return new TokenRequest(endpoint, Grant.CLIENT_CREDENTIALS, clientId, clientSecret, scopes);
    }
}
