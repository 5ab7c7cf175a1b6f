// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.httpconnection.CredentialExchange;
import dev.sluice.httpconnection.StoredSecret;
import dev.sluice.settings.Secret;
import dev.sluice.settings.SettingsRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that describe an external service and its OAuth client; none of them is about our own connection. */
final class ServiceOptions {

    @Option(names = "--host", paramLabel = "<url>", description = "The service's address, as https://api.example.com.")
    @Nullable
    String host;

    @Option(names = "--port", paramLabel = "<port>", description = "Its port, where it is not in the address: 443.")
    @Nullable
    Integer port;

    @Option(names = "--base-path", paramLabel = "<path>", description = "What stands before every path: /.")
    @Nullable
    String basePath;

    @Option(names = "--token-file", paramLabel = "<file>", description = "Bearer token: a file; - is standard input.")
    @Nullable
    String tokenFile;

    @Option(
            names = "--token",
            paramLabel = "<ref>",
            description = "Bearer token, only as secret('scope','key') of the workspace; needs a warehouse.")
    @Nullable
    String token;

    @Option(names = "--client-id", paramLabel = "<id>", description = "OAuth: the client registered at the provider.")
    @Nullable
    String clientId;

    @Option(
            names = "--client-secret-file",
            paramLabel = "<file>",
            description = "OAuth: its secret in a file; - is standard input.")
    @Nullable
    String clientSecretFile;

    @Option(
            names = "--client-secret",
            paramLabel = "<ref>",
            description = "OAuth: its secret, only as secret('scope','key'); needs a warehouse.")
    @Nullable
    String clientSecret;

    @Option(names = "--scope", paramLabel = "<scopes>", description = "OAuth: the scopes, separated by blanks.")
    @Nullable
    String scope;

    @Option(names = "--token-endpoint", paramLabel = "<url>", description = "OAuth: where tokens are issued.")
    @Nullable
    String tokenEndpoint;

    @Option(names = "--authorization-endpoint", paramLabel = "<url>", description = "OAuth U2M: where people sign in.")
    @Nullable
    String authorizationEndpoint;

    @Option(
            names = "--exchange",
            paramLabel = "<method>",
            description = "OAuth: how the client's secret is shown: header_and_body, body_only or header_only.")
    @Nullable
    String exchange;

    Optional<StoredSecret> bearerToken(SettingsRequest request) {
        return secret(request, "token", tokenFile, token);
    }

    Optional<StoredSecret> oauthSecret(SettingsRequest request) {
        return secret(request, "client-secret", clientSecretFile, clientSecret);
    }

    private static Optional<StoredSecret> secret(
            SettingsRequest request, String name, @Nullable String file, @Nullable String reference) {
        if (file != null && reference != null) {
            throw new InvalidSettings(
                    "Both --" + name + "-file and --" + name + " were given.",
                    "Give one of them: they are one secret.");
        }
        if (reference != null) {
            return Optional.of(StoredSecret.reference(reference)
                    .orElseThrow(() -> new InvalidSettings(
                            "--" + name
                                    + " takes a reference to a secret of the workspace, never the secret: others can"
                                    + " see the words of a command.",
                            "Write --" + name + " \"secret('scope','key')\", or --" + name
                                    + "-file FILE (- is standard input).")));
        }
        return Optional.ofNullable(file).map(path -> value(request.secretFrom(name + "-file", path)));
    }

    private static StoredSecret value(Secret secret) {
        return new StoredSecret.Value(secret);
    }

    CredentialExchange exchangeOr(CredentialExchange otherwise) {
        return exchange == null ? otherwise : CredentialExchange.parse(exchange);
    }

    static String require(@Nullable String value, String flag, String what) {
        if (value == null || value.isBlank()) {
            throw new InvalidSettings(what + " is missing.", "Give it with " + flag + ".");
        }
        return value.strip();
    }

    /** The plain options that were typed, by their names on the wire. */
    Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        put(typed, "client_id", clientId);
        put(typed, "oauth_scope", scope);
        put(typed, "token_endpoint", tokenEndpoint);
        put(typed, "authorization_endpoint", authorizationEndpoint);
        put(
                typed,
                "oauth_credential_exchange_method",
                exchange == null ? null : CredentialExchange.parse(exchange).word());
        return typed;
    }

    private static void put(Map<String, String> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value.strip());
        }
    }
}
