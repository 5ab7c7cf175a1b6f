// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.shell.HistoryFile;
import dev.sluice.cli.shell.Shell;
import dev.sluice.cli.terminal.Pager;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.UserAgent;
import dev.sluice.output.OutputFormat;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens the prompt for people. */
@Command(
        name = "shell",
        description = {
            "Type statements at a prompt and see their results.",
            "A statement ends with a semicolon; \\? lists the shell's own commands, \\q leaves."
        },
        footer = {"sluice shell", "sluice shell -c prod", "sluice shell --catalog samples --schema nyctaxi"})
final class ShellCommand implements Callable<Integer>, CallsWorkspace {

    @Option(
            names = {"-o", "--format"},
            paramLabel = "<format>",
            description = "table, csv, tsv, json, jsonl, markdown or line, until \\o says another; table by itself.")
    @Nullable
    String format;

    @Option(names = "--read-only", description = "Refuse what is not surely a read, before anything is sent.")
    boolean readOnly;

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;
    private final GlobalOptions global;
    private final Clock clock;

    ShellCommand(WorkspaceAccess access, GlobalOptions global, Clock clock) {
        this.access = access;
        this.global = global;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        Streams streams = access.streams();
        if (!streams.inIsTerminal() || !streams.outIsTerminal()) {
            throw new InvalidSettings(
                    "The shell is for a person at a terminal, and standard "
                            + (streams.inIsTerminal() ? "output" : "input") + " is none.",
                    "Without a terminal there is sluice query, for example: echo \"SELECT 1\" | sluice query");
        }
        ShellSession session = new ShellSession(access, global, clock, connectionOptions, readOnly);
        if (format != null) {
            session.show(OutputFormat.parse(format));
        }
        access.words().say("sluice " + UserAgent.VERSION + ". " + session.target() + " \\? for help, \\q to leave.");
        new Shell(session, HistoryFile.of(access.environment()), Pager.of(access.environment())).run();
        if (session.isStopped()) {
            throw new InterruptedException("asked to end");
        }
        return ExitCode.OK;
    }
}
