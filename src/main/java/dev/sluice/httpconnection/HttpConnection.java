// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.httpconnection.HttpConnectionsApi.Info;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An HTTP connection as the workspace describes it. It never tells a secret; should it, {@code options} has none. */
public record HttpConnection(
        HttpConnectionName name,
        String connectionType,
        String credentialType,
        Optional<String> owner,
        Optional<String> comment,
        Map<String, String> options,
        Optional<Instant> createdAt,
        Optional<String> createdBy,
        Optional<Instant> updatedAt,
        Optional<String> updatedBy,
        Optional<String> state) {

    /** Never to be shown or sent back, should a server ever give them (reference 3.3). */
    private static final Set<String> SECRETS = Set.of(
            "bearer_token",
            "client_secret",
            "access_token",
            "refresh_token",
            "password",
            "personalAccessToken",
            "pem_private_key",
            "OAuthPvtKey",
            "GoogleServiceAccountKeyJson",
            "authorization_code",
            "pkce_verifier");

    /** What the server computes or takes only once: sent back, it would be refused or would corrupt the connection. */
    private static final Set<String> NEVER_SENT_BACK =
            Set.of("access_token_expiration", "pem_private_key_expiration_epoch_sec", "oauth_redirect_uri");

    static HttpConnection of(Info info) {
        Map<String, String> options = new TreeMap<>();
        if (info.options() != null) {
            info.options().forEach((key, value) -> {
                if (!SECRETS.contains(key) && value != null) {
                    options.put(key, value);
                }
            });
        }
        String name = info.fullName() == null ? String.valueOf(info.name()) : info.fullName();
        return new HttpConnection(
                nameOf(name),
                orUnknown(info.connectionType()),
                orUnknown(info.credentialType()),
                Optional.ofNullable(info.owner()),
                Optional.ofNullable(info.comment()).filter(text -> !text.isEmpty()),
                options,
                Optional.ofNullable(info.createdAt()).map(Instant::ofEpochMilli),
                Optional.ofNullable(info.createdBy()),
                Optional.ofNullable(info.updatedAt()).map(Instant::ofEpochMilli),
                Optional.ofNullable(info.updatedBy()),
                Optional.ofNullable(info.provisioning()).flatMap(each -> Optional.ofNullable(each.state())));
    }

    /** Lenient, since it is the server's: what is in front of the last two dots is the schema. */
    private static HttpConnectionName nameOf(String fullName) {
        int dot = fullName.lastIndexOf('.');
        return dot < 0
                ? new HttpConnectionName(Optional.empty(), fullName)
                : new HttpConnectionName(Optional.of(fullName.substring(0, dot)), fullName.substring(dot + 1));
    }

    private static String orUnknown(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "unknown" : text;
    }

    /** Empty for a credential type that is none of the methods of HTTP connections. */
    public Optional<AuthMethod> method() {
        return AuthMethod.ofCredentialType(credentialType);
    }

    public boolean isMcp() {
        return "true".equals(options.get("is_mcp_connection"));
    }

    /** The address of the service, as people write it. */
    public String address() {
        String port = options.getOrDefault("port", "");
        String path = options.getOrDefault("base_path", "");
        return options.getOrDefault("host", "unknown")
                + (port.isEmpty() || port.equals("443") ? "" : ":" + port)
                + (path.equals("/") ? "" : path);
    }

    /** The options that an update has to carry along so that nothing is erased. */
    Map<String, String> sendableOptions() {
        Map<String, String> sendable = new TreeMap<>(options);
        NEVER_SENT_BACK.forEach(sendable::remove);
        return sendable;
    }

    /** When the access token ends, where the server says it. Its unit is not documented, so size decides. */
    public Optional<Instant> accessTokenEnd() {
        return Optional.ofNullable(options.get("access_token_expiration")).flatMap(HttpConnection::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            if (!text.isEmpty() && text.length() <= 13 && text.chars().allMatch(Character::isDigit)) {
                long number = Long.parseLong(text);
                return Optional.of(text.length() >= 12 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
            }
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** Who renews the credential and when it ends, as far as anybody can tell. */
    public String lifecycle() {
        return method().map(AuthMethod::lifecycle).orElse("unknown");
    }

    /** Why it will stop to work within the hour after a sign-in, if it will. */
    public Optional<String> missingRefresh() {
        return method().filter(AuthMethod::signsIn)
                .flatMap(each -> RefreshRule.trouble(
                        options.getOrDefault("oauth_scope", ""), options.getOrDefault("authorization_endpoint", "")));
    }
}
