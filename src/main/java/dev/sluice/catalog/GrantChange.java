// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import java.util.Set;

/** What one principal is to gain and to lose on a securable; no privilege may stand in both. */
public record GrantChange(Principal principal, Set<Privilege> add, Set<Privilege> remove) {

    public static GrantChange adding(Principal principal, Set<Privilege> privileges) {
        return new GrantChange(principal, privileges, Set.of());
    }

    public static GrantChange removing(Principal principal, Set<Privilege> privileges) {
        return new GrantChange(principal, Set.of(), privileges);
    }
}
