// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.util.List;
import java.util.Optional;

/** The names of all auth types, in the one place that lists them; each is also the name of a profile. */
public final class AuthTypeNames {

    /** Every name, in the order in which they are explained to people. */
    public static final List<String> ALL = List.of(
            "pat",
            "oauth-m2m",
            "oauth-u2m",
            "token",
            "token-command",
            "azure-sp-m2m",
            "azure-device-code",
            "azure-browser",
            "azure-cli",
            "azure-managed-identity",
            "oidc-federation");

    private AuthTypeNames() {}

    /** The name that a spelling means ({@code oauth_m2m} is {@code oauth-m2m}); empty when it is no auth type. */
    public static Optional<String> canonical(String spelling) {
        String name = spelling.strip().replace('_', '-');
        return ALL.contains(name) ? Optional.of(name) : Optional.empty();
    }

    /** All names as the words of a sentence. */
    static String inWords() {
        return String.join(", ", ALL.subList(0, ALL.size() - 1)) + " and " + ALL.getLast();
    }
}
