// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import picocli.CommandLine.Command;

/** The group of commands that edit the connections of the configuration file. */
@Command(
        name = "connection",
        description = "Add, list, show, choose and remove the connections of the configuration file.",
        footer = {
            "sluice connection add prod --host https://acme.cloud.databricks.com \\",
            "    --auth-type oauth-m2m --client-id 6f1c… --client-secret-file - --use < secret",
            "sluice connection list",
            "sluice connection show prod"
        },
        subcommands = {
            ConnectionAddCommand.class,
            ConnectionImportCommand.class,
            ConnectionListCommand.class,
            ConnectionShowCommand.class,
            ConnectionUseCommand.class,
            ConnectionRemoveCommand.class
        })
final class ConnectionCommand {}
