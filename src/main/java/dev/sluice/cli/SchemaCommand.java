// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.NearestName;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of one of our JSON outputs. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of an output; without a name, list the outputs that have one.",
        footer = {"sluice schema", "sluice schema check > check.schema.json"})
final class SchemaCommand implements Callable<Integer> {

    static final List<String> NAMES = List.of(
            "check",
            "check-line",
            "statement",
            "statements",
            "stats",
            "error",
            "tables",
            "table",
            "warehouses",
            "http-connections",
            "http-connection",
            "advice",
            "preflight",
            "trouble",
            "grants",
            "grant-plan",
            "audit",
            "connections",
            "connection",
            "auth-explain",
            "auth-status",
            "support-bundle");

    @Parameters(arity = "0..1", paramLabel = "<name>", description = "Which output: check, statement, error …")
    @Nullable
    String name;

    private final Streams streams;

    SchemaCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (name == null) {
            streams.print(String.join("\n", NAMES) + "\n");
            return ExitCode.OK;
        }
        if (!NAMES.contains(name)) {
            throw new InvalidSettings(
                    "There is no schema '" + name + "'.",
                    NearestName.of(name, NAMES)
                            .map(near -> "Did you mean " + near + "?")
                            .orElse("sluice schema lists them."));
        }
        streams.print(PackagedText.read("/schema/" + name + ".json"));
        return ExitCode.OK;
    }
}
