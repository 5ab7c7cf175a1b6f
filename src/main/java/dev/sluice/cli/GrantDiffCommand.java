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

/** Shows how a workspace differs from a desired state of grants. */
@Command(
        name = "diff",
        description = "Show what 'grant apply' would change; changes nothing. Exit 10 when there is a drift.",
        footer = {"sluice grant diff -f grants.json", "sluice grant diff -f grants.json --prune -o json"})
final class GrantDiffCommand implements Callable<Integer>, CallsWorkspace {

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

    GrantDiffCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<DesiredGrants> desired = file.read(access);
        List<GrantPlan> plans = new GrantState(access.connect(connectionOptions)).plan(desired, file.prune);
        access.streams().print(GrantPlanText.of(plans, format));
        GrantPlanText.sayExtras(plans, access.words());
        boolean isDrift = plans.stream().anyMatch(GrantPlan::isDrift);
        access.words().say(isDrift ? "The grants differ from the file." : "The grants are as the file has them.");
        return isDrift ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }
}
