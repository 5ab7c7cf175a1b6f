// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.Arrays;
import java.util.Locale;

/** How the workspace shows client id and secret to the provider's token endpoint. */
public enum CredentialExchange {
    HEADER_AND_BODY,
    BODY_ONLY,
    HEADER_ONLY;

    public static CredentialExchange parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSettings(
                        "There is no credential exchange method '" + text + "'.",
                        "Use header_and_body (the default; Google and most providers), body_only (some custom OAuth"
                                + " servers) or header_only (Okta and some enterprise identity providers)."));
    }

    /** The word of the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
