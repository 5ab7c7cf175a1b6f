// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Unauthenticated;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tenant of a connection: the setting, else the one that the workspace sends people to (reference 7.2). Only its name
 * is taken from there; where Entra ID lives is never for a server to say.
 */
final class EntraTenant implements Supplier<String> {

    private final AuthContext context;
    private Optional<String> known;

    EntraTenant(Optional<String> named, AuthContext context) {
        this.known = named;
        this.context = context;
    }

    @Override
    public synchronized String get() {
        if (known.isEmpty()) {
            known = Optional.of(discovered());
        }
        return known.get();
    }

    private String discovered() {
        URI page = context.host().resolve("/aad/auth");
        return context.documents()
                .redirectOf("find the tenant of " + context.host(), page)
                .map(URI::getRawPath)
                .map(path -> path.split("/", -1))
                .filter(segments -> segments.length > 2 && !segments[1].isBlank())
                .map(segments -> EntraCloud.requireTenant(segments[1]))
                .orElseThrow(() -> new Unauthenticated(Explanation.of(
                        "The tenant of Entra ID could not be found: " + page + " does not lead to a sign-in page.",
                        "Set azure-tenant-id, and check that host is the address of an Azure workspace.")));
    }
}
