// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program itself: all commands hang below it ({@link Commands} names them), and alone it shows them. */
@Command(
        name = "sluice",
        description = "Run SQL on Databricks and pipe the rows; check connections and learn why they fail.",
        footer = {
            "sluice connection add prod --host https://acme.cloud.databricks.com \\",
            "    --auth-type pat --token-file ~/prod.token --warehouse-id abc123 --use",
            "sluice check",
            "sluice query \"SELECT * FROM samples.nyctaxi.trips LIMIT 5\" -o csv"
        })
final class RootCommand implements Callable<Integer> {

    @Mixin
    GlobalOptions global;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    @Spec
    CommandSpec spec;

    RootCommand(GlobalOptions global) {
        this.global = global;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
