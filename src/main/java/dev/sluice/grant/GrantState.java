// SPDX-License-Identifier: Apache-2.0
package dev.sluice.grant;

import dev.sluice.catalog.GrantChange;
import dev.sluice.catalog.Grants;
import dev.sluice.connection.Connection;
import java.util.ArrayList;
import java.util.List;

/** Holds desired grants against a workspace: plans first, and applies what was planned. */
public final class GrantState {

    private final Grants grants;

    public GrantState(Connection connection) {
        this.grants = new Grants(connection);
    }

    /** Reads every securable before anything is changed: one that is missing stops all. */
    public List<GrantPlan> plan(List<DesiredGrants> desired, boolean prune) throws InterruptedException {
        List<GrantPlan> plans = new ArrayList<>();
        for (DesiredGrants each : desired) {
            plans.add(GrantPlan.of(each, grants.show(each.securable()), prune));
        }
        return plans;
    }

    public void apply(List<GrantPlan> plans) throws InterruptedException {
        for (GrantPlan plan : plans) {
            for (List<GrantChange> call : plan.calls()) {
                grants.change(plan.securable(), call);
            }
        }
    }
}
