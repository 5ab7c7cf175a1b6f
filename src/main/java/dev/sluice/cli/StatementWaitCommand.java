// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.statement.State;
import dev.sluice.statement.StatementStatus;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Waits for the end of one statement. */
@Command(
        name = "wait",
        description = {
            "Wait until a statement has ended: exit 0 when it succeeded, 7 when it failed or was cancelled.",
            "Leaving before that leaves it running."
        },
        footer = {
            "sluice statement wait 01f0a8c2-3e5d-1f4b-9a70-5b1de2c3a4f6",
            "sluice statement wait $id --timeout 10m && sluice statement fetch $id"
        })
final class StatementWaitCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(paramLabel = "<id>", description = "The statement's id.")
    String id = "";

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final StatementTools tools;

    StatementWaitCommand(StatementTools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() throws InterruptedException {
        StatementStatus status = await();
        tools.print(status, resultOptions);
        boolean ran = status.state() == State.SUCCEEDED || status.state() == State.CLOSED;
        return ran ? ExitCode.OK : ExitCode.STATEMENT_FAILED;
    }

    private StatementStatus await() throws InterruptedException {
        Optional<QueryProgress> progress = tools.progress(/* showsTransfer= */ false);
        try {
            return tools.statements(connectionOptions, QueryProgress.listening(progress))
                    .await(id);
        } finally {
            progress.ifPresent(QueryProgress::close);
        }
    }
}
