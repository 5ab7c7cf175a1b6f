// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.connection;

import dev.sluice.local.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which options an HTTP connection must have, and which credential type follows from them (reference 3.4). */
final class RequiredOptions {

    private static final List<String> ALWAYS = List.of("host", "port", "base_path");

    private RequiredOptions() {}

    /** Derived from the keys; that a code makes the difference of the last two is how the reference reads. */
    static String credentialType(Map<String, String> options) {
        if (options.containsKey("bearer_token")) {
            return "BEARER_TOKEN";
        }
        if (!options.containsKey("client_id")) {
            return "UNKNOWN_CREDENTIAL_TYPE";
        }
        if (!options.containsKey("authorization_endpoint")) {
            return "OAUTH_M2M";
        }
        return options.containsKey("authorization_code") ? "OAUTH_U2M" : "OAUTH_U2M_MAPPING";
    }

    static void check(Map<String, String> options) {
        String credential = credentialType(options);
        List<String> needed = switch (credential) {
            case "BEARER_TOKEN" -> List.of("bearer_token");
            case "OAUTH_M2M" -> List.of("client_id", "client_secret", "oauth_scope", "token_endpoint");
            case "OAUTH_U2M", "OAUTH_U2M_MAPPING" ->
                List.of("client_id", "client_secret", "authorization_endpoint", "token_endpoint");
            default -> List.of("bearer_token");
        };
        List<String> missing = Stream.concat(ALWAYS.stream(), needed.stream())
                .filter(each -> !options.containsKey(each))
                .toList();
        if (!missing.isEmpty()) {
            String kind = credential.startsWith("UNKNOWN") ? "" : "_" + credential;
            throw invalid("CONNECTION/CONNECTION_HTTP" + kind + " must include the following option(s): "
                    + String.join(",", missing) + ".");
        }
        if (!options.getOrDefault("host", "").matches("https://[^/:?#]+")) {
            throw invalid("The host must be a normalized URL with a scheme."); // text guessed
        }
    }

    static Refusal invalid(String text) {
        return new Refusal(400, "INVALID_PARAMETER_VALUE", text);
    }
}
