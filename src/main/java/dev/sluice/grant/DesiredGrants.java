// SPDX-License-Identifier: Apache-2.0
package dev.sluice.grant;

import dev.sluice.catalog.Principal;
import dev.sluice.catalog.Privilege;
import dev.sluice.catalog.Securable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is to be granted on one securable, in an order of its own: how the file was sorted makes no difference. */
public record DesiredGrants(Securable securable, SortedMap<Principal, Set<Privilege>> privileges) {

    public DesiredGrants {
        SortedMap<Principal, Set<Privilege>> sorted = new TreeMap<>();
        privileges.forEach((principal, wanted) -> {
            if (!wanted.isEmpty()) {
                sorted.put(principal, Collections.unmodifiableSet(new TreeSet<>(wanted)));
            }
        });
        privileges = Collections.unmodifiableSortedMap(sorted);
    }

    public static DesiredGrants of(Securable securable, Map<Principal, Set<Privilege>> privileges) {
        return new DesiredGrants(securable, new TreeMap<>(privileges));
    }

    /** Both together, where a file names one securable twice. */
    public DesiredGrants and(DesiredGrants other) {
        Map<Principal, Set<Privilege>> both = new LinkedHashMap<>();
        privileges.forEach((principal, wanted) -> both.put(principal, new TreeSet<>(wanted)));
        other.privileges.forEach((principal, wanted) ->
                both.computeIfAbsent(principal, _ -> new TreeSet<>()).addAll(wanted));
        return of(securable, both);
    }
}
