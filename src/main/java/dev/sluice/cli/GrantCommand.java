// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import picocli.CommandLine.Command;

/** The group of commands about grants on the securables of Unity Catalog. */
@Command(
        name = "grant",
        description = "Show, change, hold and audit who may do what on the securables of Unity Catalog.",
        footer = {
            "sluice grant show connection github --effective",
            "sluice grant add connection github USE CONNECTION --to data-engineering",
            "sluice grant remove connection github USE_CONNECTION --from data-engineering",
            "sluice grant diff -f grants.json",
            "sluice grant audit -o markdown"
        },
        subcommands = {
            GrantShowCommand.class,
            GrantAddCommand.class,
            GrantRemoveCommand.class,
            GrantDiffCommand.class,
            GrantApplyCommand.class,
            GrantAuditCommand.class
        })
final class GrantCommand {}
