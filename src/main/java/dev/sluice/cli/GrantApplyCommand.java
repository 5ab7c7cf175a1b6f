// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.grant.DesiredGrants;
import dev.sluice.grant.GrantPlan;
import dev.sluice.grant.GrantState;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a workspace to a desired state of grants, after printing the plan. */
@Command(
        name = "apply",
        description = {
            "Bring grants to a desired state with the fewest changes; the plan is printed first.",
            "Saying it twice changes nothing the second time."
        },
        footer = {"sluice grant apply -f grants.json", "sluice grant apply -f grants.json --prune"})
final class GrantApplyCommand implements Callable<Integer>, CallsWorkspace {

    @Mixin
    GrantsFile file = new GrantsFile();

    @Option(
            names = {"-o", "--format"},
            paramLabel = "<format>",
            description = "table or json.")
    Listing format = Listing.TABLE;

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    GrantApplyCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<DesiredGrants> desired = file.read(access);
        GrantState state = new GrantState(access.connect(connectionOptions));
        List<GrantPlan> plans = state.plan(desired, file.prune);
        access.streams().print(GrantPlanText.of(plans, format));
        GrantPlanText.sayExtras(plans, access.words());
        if (plans.stream().noneMatch(GrantPlan::isDrift)) {
            access.words().say("The grants are as the file has them; nothing was changed.");
            return ExitCode.OK;
        }
        state.apply(plans);
        access.words().say("The grants are now as the file has them.");
        return ExitCode.OK;
    }
}
