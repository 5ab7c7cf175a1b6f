// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How an HTTP connection proves itself to its service, and what that means for who is seen there and who renews it. */
public enum AuthMethod {
    BEARER_TOKEN,
    OAUTH_M2M,
    OAUTH_U2M_SHARED,
    OAUTH_U2M_PER_USER,
    /** For MCP servers: the workspace is registered as a client, and each user signs in. */
    DYNAMIC_REGISTRATION;

    public static AuthMethod parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSettings(
                        "There is no auth method '" + text + "' for an HTTP connection.",
                        "Use one of "
                                + Arrays.stream(values()).map(AuthMethod::word).collect(Collectors.joining(", "))
                                + "; sluice hc advise helps to choose."));
    }

    /** From what the server derived; empty for a type that is none of ours (reference 3.4). */
    static Optional<AuthMethod> ofCredentialType(String type) {
        return switch (type) {
            case "BEARER_TOKEN" -> Optional.of(BEARER_TOKEN);
            case "OAUTH_M2M" -> Optional.of(OAUTH_M2M);
            case "OAUTH_U2M" -> Optional.of(OAUTH_U2M_SHARED);
            case "OAUTH_U2M_MAPPING" -> Optional.of(OAUTH_U2M_PER_USER);
            default -> Optional.empty();
        };
    }

    /** The word that a person types. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whom the service sees. */
    public String identity() {
        return isPerUser() ? "per user" : "shared";
    }

    public boolean isPerUser() {
        return this == OAUTH_U2M_PER_USER || this == DYNAMIC_REGISTRATION;
    }

    /** A person signs in with a browser, once or each for himself. */
    public boolean signsIn() {
        return this == OAUTH_U2M_SHARED || isPerUser();
    }

    /** Who renews the credential. */
    public String lifecycle() {
        return switch (this) {
            case BEARER_TOKEN -> "manual rotation: sluice hc update";
            case OAUTH_M2M -> "renewed by Databricks";
            case OAUTH_U2M_SHARED -> "renewed by Databricks from one user's refresh token";
            case OAUTH_U2M_PER_USER, DYNAMIC_REGISTRATION -> "renewed by Databricks from each user's refresh token";
        };
    }

    public String bestFor() {
        return switch (this) {
            case BEARER_TOKEN -> "simple APIs with a static key";
            case OAUTH_M2M -> "service-to-service";
            case OAUTH_U2M_SHARED -> "OAuth without client_credentials";
            case OAUTH_U2M_PER_USER -> "data that belongs to each user";
            case DYNAMIC_REGISTRATION -> "MCP servers that register clients by themselves";
        };
    }
}
