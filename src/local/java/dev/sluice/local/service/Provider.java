// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.service;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An OAuth provider by the way it behaves; each lives at {@code /providers/<name>} of the external service. The only
 * client it knows, unless it registers more, is {@link #CLIENT_ID}.
 */
enum Provider {
    /** Takes the client's credential in the header, in the body or in both. */
    ANY,
    BODY_ONLY,
    HEADER_ONLY,
    /** Knows client credentials and nothing else. */
    M2M_ONLY,
    /** Signs people in and never gives a refresh token. */
    NO_REFRESH,
    /** Takes public clients only. */
    PUBLIC_ONLY,
    /** Gives a refresh token without a scope, to whoever asks with {@code access_type=offline}. */
    OFFLINE_PARAMETER,
    /** Has a token endpoint without TLS in its metadata. */
    PLAIN_HTTP,
    /** Has an administrator who lets no foreign application in. */
    ADMIN_POLICY,
    /** Registers clients by itself, as providers of MCP servers do. */
    REGISTERING,
    /** Publishes no metadata. */
    SILENT;

    static final String CLIENT_ID = "service-client";
    static final String CLIENT_SECRET = "service-secret";

    static Optional<Provider> named(String name) {
        return Arrays.stream(values()).filter(each -> each.path().equals(name)).findFirst();
    }

    String path() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    boolean signsIn() {
        return this != M2M_ONLY;
    }

    boolean refreshes() {
        return signsIn() && this != NO_REFRESH;
    }

    List<String> grantTypes() {
        return switch (this) {
            case M2M_ONLY -> List.of("client_credentials");
            case NO_REFRESH -> List.of("authorization_code");
            case PUBLIC_ONLY, OFFLINE_PARAMETER, ADMIN_POLICY, REGISTERING ->
                List.of("authorization_code", "refresh_token");
            default -> List.of("authorization_code", "client_credentials", "refresh_token");
        };
    }

    List<String> authMethods() {
        return switch (this) {
            case BODY_ONLY -> List.of("client_secret_post");
            case HEADER_ONLY -> List.of("client_secret_basic");
            case PUBLIC_ONLY -> List.of("none");
            case REGISTERING -> List.of("none", "client_secret_post");
            default -> List.of("client_secret_basic", "client_secret_post");
        };
    }

    List<String> scopes() {
        return switch (this) {
            case OFFLINE_PARAMETER, NO_REFRESH -> List.of("openid", "things.read");
            default -> List.of("openid", "offline_access", "things.read");
        };
    }

    /** Whether a client that shows its credential in these places is heard. */
    boolean takes(boolean inHeader, boolean inBody) {
        return switch (this) {
            case BODY_ONLY -> inBody && !inHeader;
            case HEADER_ONLY -> inHeader && !inBody;
            default -> inHeader || inBody;
        };
    }
}
