// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.ConnectionFile;
import dev.sluice.settings.DatabricksImport;
import dev.sluice.settings.Environment;
import dev.sluice.settings.SettingsReader;
import dev.sluice.settings.SettingsRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a connection of what the vendor's tools were told, and says what of it was taken. */
@Command(
        name = "import",
        description = {
            "Add a connection from a profile of ~/.databrickscfg, or from the DATABRICKS_* variables.",
            "What databricks auth login left is used through the databricks program, as a token-command."
        },
        footer = {
            "sluice connection import dev --databrickscfg DEFAULT --use",
            "sluice connection import ci --databricks-env"
        })
final class ConnectionImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<name>", description = "Its name here: letters a to z, digits and hyphens.")
    String name = "";

    @Option(names = "--use", description = "Use it when no connection is named.")
    boolean use;

    @Option(names = "--replace", description = "Put it in the place of one with the same name.")
    boolean replace;

    @Mixin
    DatabricksOptions databricks = new DatabricksOptions();

    @Mixin
    ConfigOption config = new ConfigOption();

    private final Environment environment;
    private final Streams streams;
    private final Words words;

    ConnectionImportCommand(Environment environment, Streams streams, Words words) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
    }

    @Override
    public Integer call() {
        ConnectionFile.requireConnectionName(name);
        DatabricksImport source = databricks
                .source(environment)
                .orElseThrow(() -> new InvalidSettings(
                        "Nothing was named to import.", "Give --databrickscfg PROFILE or --databricks-env."));
        SettingsRequest request = config.request(environment, streams);
        ConnectionFile file = ConnectionFile.readOrBegin(request);
        if (file.connectionNames().contains(name) && !replace) {
            throw new InvalidSettings(
                    "There is a connection '" + name + "' in " + file.shown() + " already.",
                    "Give another name, or --replace to put the new one in its place.");
        }
        ConnectionFile changed = file.withConnection(name, source.settings());
        if (use) {
            changed = changed.withDefault(name);
        }
        SettingsReader.read(alone(request).withConnectionArgument(name), changed); // refuses what would be of no use
        changed.save();
        report(file, source);
        return ExitCode.OK;
    }

    /** The connection has to stand by itself: no variable may be what makes it whole. */
    private SettingsRequest alone(SettingsRequest request) {
        Environment bare = new Environment(Map.of(), environment.home(), environment.workingDirectory());
        return new SettingsRequest(Map.of(), bare, Optional.empty(), request.config(), request.stdin());
    }

    private void report(ConnectionFile file, DatabricksImport source) {
        words.say("Added connection '" + name + "' to " + file.shown() + " from " + source.source() + ".");
        words.say("Taken: " + String.join(", ", source.taken()) + ".");
        words.say(
                source.notUnderstood().isEmpty()
                        ? "There was nothing else."
                        : "Not understood, and left out: " + String.join(", ", source.notUnderstood()) + ".");
        for (String secret : List.of("token", "client-secret")) {
            if (source.settings().containsKey(secret)) {
                words.say("The " + secret + " is stored in the file, which only its owner can read.");
            }
        }
    }
}
