// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The flags that every command has, wherever on the line they stand; there is one instance in a run. */
final class GlobalOptions {

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more on standard error; -vv says everything.")
    boolean[] verbose = {};

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Say nothing on standard error but errors.")
    boolean quiet;

    @Option(names = "--json-errors", scope = ScopeType.INHERIT, description = "Print an error as one JSON object.")
    boolean jsonErrors;

    @Option(names = "--no-token-cache", scope = ScopeType.INHERIT, description = "Neither use nor keep tokens on disk.")
    boolean noTokenCache;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    /** 0, 1 or 2: how often {@code -v} was given. */
    int verbosity() {
        return Math.min(verbose.length, 2);
    }
}
