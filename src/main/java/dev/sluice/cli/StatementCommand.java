// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import picocli.CommandLine.Command;

/** The group of commands for statements that were begun before. */
@Command(
        name = "statement",
        description = "Come back to statements: list, ask, wait, fetch and cancel.",
        footer = {
            "id=$(sluice query --async -f nightly.sql)",
            "sluice statement wait $id",
            "sluice statement fetch $id -o csv --output nightly.csv",
            "sluice statement list"
        },
        subcommands = {
            StatementListCommand.class,
            StatementStatusCommand.class,
            StatementWaitCommand.class,
            StatementFetchCommand.class,
            StatementCancelCommand.class
        })
final class StatementCommand {}
