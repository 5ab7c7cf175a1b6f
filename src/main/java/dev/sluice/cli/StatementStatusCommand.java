// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks the workspace for the state of one statement. */
@Command(
        name = "status",
        description = "Ask for the state of a statement; whatever it is, the answer is exit 0.",
        footer = {"sluice statement status 01f0a8c2-3e5d-1f4b-9a70-5b1de2c3a4f6", "sluice statement status $id -o json"
        })
final class StatementStatusCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(paramLabel = "<id>", description = "The statement's id.")
    String id = "";

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final StatementTools tools;

    StatementStatusCommand(StatementTools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() throws InterruptedException {
        tools.print(tools.statements(connectionOptions).status(id), resultOptions);
        return ExitCode.OK;
    }
}
