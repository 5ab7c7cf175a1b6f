// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.statement.StatementStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cancels one statement and says what became of it. */
@Command(
        name = "cancel",
        description = "Cancel a statement and print the state that it has then; one that had ended keeps its own.",
        footer = {"sluice statement cancel 01f0a8c2-3e5d-1f4b-9a70-5b1de2c3a4f6"})
final class StatementCancelCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(paramLabel = "<id>", description = "The statement's id.")
    String id = "";

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final StatementTools tools;

    StatementCancelCommand(StatementTools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() throws InterruptedException {
        StatementStatus status = tools.statements(connectionOptions).cancel(id);
        tools.print(status, resultOptions);
        return switch (status.state()) {
            case CANCELED -> ExitCode.OK;
            case SUCCEEDED, FAILED, CLOSED -> {
                tools.words().say("sluice: note: the statement had ended before it could be cancelled.");
                yield ExitCode.OK;
            }
            case PENDING, RUNNING, UNKNOWN -> {
                tools.words().say("sluice: the server took the wish and has not cancelled the statement yet.");
                yield ExitCode.FAILED;
            }
        };
    }
}
