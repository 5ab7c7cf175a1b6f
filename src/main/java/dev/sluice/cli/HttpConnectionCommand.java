// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import picocli.CommandLine.Command;

/** The group of commands about the workspace's HTTP connections. */
@Command(
        name = "http-connection",
        aliases = "hc",
        description = {
            "Govern Unity Catalog HTTP connections: who may call which external service with which identity.",
            "The credential stays in the workspace; no application ever holds it."
        },
        footer = {
            "sluice hc advise",
            "sluice hc create github --method bearer-token --host https://api.github.com --token-file -",
            "sluice grant add connection github USE CONNECTION --to data-engineering",
            "sluice hc call github GET /user"
        },
        subcommands = {
            HttpConnectionAdviseCommand.class,
            HttpConnectionPreflightCommand.class,
            HttpConnectionCreateCommand.class,
            HttpConnectionListCommand.class,
            HttpConnectionShowCommand.class,
            HttpConnectionUpdateCommand.class,
            HttpConnectionDeleteCommand.class,
            HttpConnectionTransferCommand.class,
            HttpConnectionLoginCommand.class,
            HttpConnectionCallCommand.class,
            HttpConnectionExplainCommand.class
        })
final class HttpConnectionCommand {}
