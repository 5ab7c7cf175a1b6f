// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import picocli.CommandLine.Command;

/** The group of commands about who we are: signing in and out, and what is kept of it. */
@Command(
        name = "auth",
        description = "Sign in and out, and see which tokens are kept.",
        footer = {
            "sluice auth login -c me",
            "sluice auth status",
            "sluice auth token -c me -o json",
            "sluice auth logout -c me"
        },
        subcommands = {
            AuthLoginCommand.class,
            AuthLogoutCommand.class,
            AuthStatusCommand.class,
            AuthTokenCommand.class,
            AuthExplainCommand.class
        })
final class AuthCommand {}
