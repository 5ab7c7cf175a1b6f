// SPDX-License-Identifier: Apache-2.0
package dev.sluice.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.catalog.Grant;
import dev.sluice.catalog.GrantChange;
import dev.sluice.catalog.Principal;
import dev.sluice.catalog.Privilege;
import dev.sluice.catalog.Securable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantPlanTest {

    private static final Securable GITHUB = Securable.connection("github");
    private static final List<Privilege> PRIVILEGES = List.of(
            Privilege.USE_CONNECTION,
            Privilege.MANAGE,
            Privilege.ALL_PRIVILEGES,
            new Privilege("CREATE_FOREIGN_CATALOG"));

    /** A thousand random pairs of what is and what should be, under the server's rules. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void applyingIsIdempotentAndOrderFree(boolean prune) {
        Random random = new Random(7);
        for (int round = 0; round < 1000; round++) {
            Map<Principal, Set<Privilege>> wanted = randomGrants(random);
            Map<Principal, Set<Privilege>> held = randomGrants(random);
            DesiredGrants desired = DesiredGrants.of(GITHUB, wanted);
            GrantPlan plan = GrantPlan.of(desired, grants(held), prune);

            assertThat(GrantPlan.of(DesiredGrants.of(GITHUB, shuffled(wanted, random)), reversed(held), prune))
                    .isEqualTo(plan);

            Map<Principal, Set<Privilege>> after = applied(held, plan);
            assertThat(after).isEqualTo(prune ? desired.privileges() : union(held, wanted));
            assertThat(GrantPlan.of(desired, grants(after), prune).isDrift()).isFalse();
        }
    }

    @Test
    void onlyWhatDiffersIsChanged() {
        Principal team = new Principal("team");
        GrantPlan plan = GrantPlan.of(
                DesiredGrants.of(GITHUB, Map.of(team, Set.of(Privilege.USE_CONNECTION))),
                List.of(
                        Grant.direct(team, Privilege.MANAGE),
                        Grant.direct(new Principal("other"), Privilege.USE_CONNECTION)),
                true);
        assertThat(plan.calls())
                .containsExactly(List.of(
                        GrantChange.removing(new Principal("other"), Set.of(Privilege.USE_CONNECTION)),
                        new GrantChange(team, Set.of(Privilege.USE_CONNECTION), Set.of(Privilege.MANAGE))));
    }

    @Test
    void whatTheFileDoesNotNameStaysUnlessPruned() {
        Grant other = Grant.direct(new Principal("other"), Privilege.USE_CONNECTION);
        GrantPlan plan = GrantPlan.of(DesiredGrants.of(GITHUB, Map.of()), List.of(other), false);
        assertThat(plan.isDrift()).isFalse();
        assertThat(plan.extras()).containsExactly(other);
    }

    /** Gives first, then takes; ALL PRIVILEGES taken away clears the principal (reference 3.2). */
    private static Map<Principal, Set<Privilege>> applied(Map<Principal, Set<Privilege>> held, GrantPlan plan) {
        Map<Principal, Set<Privilege>> state = copy(held);
        for (List<GrantChange> call : plan.calls()) {
            for (GrantChange change : call) {
                assertThat(Collections.disjoint(change.add(), change.remove())).isTrue();
                Set<Privilege> has = state.computeIfAbsent(change.principal(), _ -> new TreeSet<>());
                has.addAll(change.add());
                if (change.remove().contains(Privilege.ALL_PRIVILEGES)) {
                    has.clear();
                }
                has.removeAll(change.remove());
            }
        }
        state.values().removeIf(Set::isEmpty);
        return state;
    }

    private static Map<Principal, Set<Privilege>> randomGrants(Random random) {
        Map<Principal, Set<Privilege>> grants = new TreeMap<>();
        for (String name : List.of("a@example.com", "team", "robots", "z")) {
            Set<Privilege> some = new TreeSet<>();
            PRIVILEGES.forEach(each -> {
                if (random.nextInt(3) == 0) {
                    some.add(each);
                }
            });
            if (!some.isEmpty()) {
                grants.put(new Principal(name), some);
            }
        }
        return grants;
    }

    private static Map<Principal, Set<Privilege>> shuffled(Map<Principal, Set<Privilege>> grants, Random random) {
        List<Principal> order = new ArrayList<>(grants.keySet());
        Collections.shuffle(order, random);
        Map<Principal, Set<Privilege>> shuffled = new LinkedHashMap<>();
        order.forEach(each -> shuffled.put(each, new HashSet<>(grants.getOrDefault(each, Set.of()))));
        return shuffled;
    }

    private static List<Grant> grants(Map<Principal, Set<Privilege>> held) {
        List<Grant> grants = new ArrayList<>();
        held.forEach((principal, privileges) -> privileges.forEach(each -> grants.add(Grant.direct(principal, each))));
        return grants;
    }

    private static List<Grant> reversed(Map<Principal, Set<Privilege>> held) {
        return grants(held).reversed();
    }

    private static Map<Principal, Set<Privilege>> copy(Map<Principal, Set<Privilege>> grants) {
        Map<Principal, Set<Privilege>> copy = new TreeMap<>();
        grants.forEach((principal, privileges) -> copy.put(principal, new TreeSet<>(privileges)));
        return copy;
    }

    private static Map<Principal, Set<Privilege>> union(
            Map<Principal, Set<Privilege>> one, Map<Principal, Set<Privilege>> other) {
        Map<Principal, Set<Privilege>> union = copy(one);
        other.forEach((principal, privileges) ->
                union.computeIfAbsent(principal, _ -> new TreeSet<>()).addAll(privileges));
        return union;
    }
}
