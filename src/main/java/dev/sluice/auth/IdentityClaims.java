// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.OneLine;
import dev.sluice.http.Json;
import dev.sluice.settings.Secret;
import java.io.IOException;
import java.util.Base64;

/** What an identity token says of its bearer, for a person who compares it with a policy; none of it is secret. */
final class IdentityClaims {

    private IdentityClaims() {}

    static String inWords(Secret token) {
        String[] parts = token.reveal().split("\\.", -1);
        if (parts.length != 3) {
            return "What was given is no identity token (JWT).";
        }
        try {
            JsonNode claims = Json.mapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
            return "The token says: issuer " + shown(claims.path("iss")) + ", subject " + shown(claims.path("sub"))
                    + ", audience " + audience(claims.path("aud")) + ".";
        } catch (IOException | IllegalArgumentException unreadable) {
            return "What was given is no identity token (JWT).";
        }
    }

    private static String audience(JsonNode audience) {
        return shown(audience.isArray() ? audience.path(0) : audience);
    }

    private static String shown(JsonNode claim) {
        return OneLine.of(claim.asText("none"));
    }
}
