// SPDX-License-Identifier: Apache-2.0
package dev.sluice.grant;

import dev.sluice.catalog.Grant;
import dev.sluice.catalog.GrantChange;
import dev.sluice.catalog.Principal;
import dev.sluice.catalog.Privilege;
import dev.sluice.catalog.Securable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fewest changes that bring one securable to its desired grants. They come in one or two calls: taking away ALL
 * PRIVILEGES clears a principal, so what it is to keep is given again afterwards.
 *
 * @param extras what is granted beyond the desired state and stays, since pruning was not asked for
 */
public record GrantPlan(Securable securable, List<List<GrantChange>> calls, List<Grant> extras) {

    public static GrantPlan of(DesiredGrants desired, List<Grant> actual, boolean prune) {
        SortedMap<Principal, Set<Privilege>> held = new TreeMap<>();
        actual.forEach(grant ->
                held.computeIfAbsent(grant.principal(), _ -> new TreeSet<>()).add(grant.privilege()));
        Set<Principal> all = new TreeSet<>(held.keySet());
        all.addAll(desired.privileges().keySet());
        List<GrantChange> first = new ArrayList<>();
        List<GrantChange> second = new ArrayList<>();
        List<Grant> extras = new ArrayList<>();
        for (Principal principal : all) {
            Set<Privilege> has = held.getOrDefault(principal, Set.of());
            Set<Privilege> wants = desired.privileges().getOrDefault(principal, Set.of());
            Set<Privilege> missing = without(wants, has);
            Set<Privilege> surplus = without(has, wants);
            if (!prune) {
                surplus.forEach(privilege -> extras.add(Grant.direct(principal, privilege)));
                surplus = Set.of();
            }
            if (surplus.contains(Privilege.ALL_PRIVILEGES)) {
                first.add(GrantChange.removing(principal, Set.of(Privilege.ALL_PRIVILEGES)));
                if (!wants.isEmpty()) {
                    second.add(GrantChange.adding(principal, wants));
                }
            } else if (!missing.isEmpty() || !surplus.isEmpty()) {
                first.add(new GrantChange(principal, missing, surplus));
            }
        }
        List<List<GrantChange>> calls = new ArrayList<>();
        for (List<GrantChange> call : List.of(first, second)) {
            if (!call.isEmpty()) {
                calls.add(List.copyOf(call));
            }
        }
        return new GrantPlan(desired.securable(), List.copyOf(calls), List.copyOf(extras));
    }

    private static Set<Privilege> without(Set<Privilege> from, Set<Privilege> what) {
        Set<Privilege> rest = new TreeSet<>(from);
        rest.removeAll(what);
        return rest;
    }

    /** The securable is not as it should be. */
    public boolean isDrift() {
        return !calls.isEmpty();
    }

    /** What will be gained and lost, for people: {@code kind} is + or -. */
    public List<Line> lines() {
        Map<Principal, Set<Privilege>> gained = new TreeMap<>();
        Map<Principal, Set<Privilege>> lost = new TreeMap<>();
        calls.forEach(call -> call.forEach(change -> {
            gained.computeIfAbsent(change.principal(), _ -> new TreeSet<>()).addAll(change.add());
            lost.computeIfAbsent(change.principal(), _ -> new TreeSet<>()).addAll(change.remove());
        }));
        List<Line> lines = new ArrayList<>();
        lost.forEach((principal, privileges) ->
                privileges.forEach(each -> lines.add(new Line("-", securable, principal, each))));
        gained.forEach((principal, privileges) ->
                privileges.forEach(each -> lines.add(new Line("+", securable, principal, each))));
        return lines;
    }

    /** One privilege that is gained (+) or lost (-). */
    public record Line(String kind, Securable securable, Principal principal, Privilege privilege) {}
}
