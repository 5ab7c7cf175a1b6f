// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import java.util.Optional;

/** One privilege of one principal; {@code inheritedFrom} names the securable above that it comes from, if it does. */
public record Grant(Principal principal, Privilege privilege, Optional<String> inheritedFrom)
        implements Comparable<Grant> {

    public static Grant direct(Principal principal, Privilege privilege) {
        return new Grant(principal, privilege, Optional.empty());
    }

    @Override
    public int compareTo(Grant other) {
        int byPrincipal = principal.compareTo(other.principal);
        return byPrincipal == 0 ? privilege.compareTo(other.privilege) : byPrincipal;
    }
}
