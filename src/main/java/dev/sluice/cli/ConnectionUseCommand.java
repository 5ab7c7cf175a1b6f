// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.settings.ChangeLock;
import dev.sluice.settings.ConnectionFile;
import dev.sluice.settings.Environment;
import dev.sluice.settings.SettingsRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Chooses the connection that commands use when none is named. */
@Command(
        name = "use",
        description = "Choose the connection that is used when none is named.",
        footer = "sluice connection use prod")
final class ConnectionUseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<name>", description = "A connection of the configuration file.")
    String name = "";

    @Mixin
    ConfigOption config = new ConfigOption();

    private final Environment environment;
    private final Streams streams;
    private final Words words;

    ConnectionUseCommand(Environment environment, Streams streams, Words words) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
    }

    @Override
    public Integer call() {
        SettingsRequest request = config.request(environment, streams);
        ConnectionFile file = ConnectionFile.read(request);
        file.requireConnection(name);
        try (ChangeLock _ = file.lock()) {
            ConnectionFile latest = ConnectionFile.read(request);
            latest.requireConnection(name);
            latest.withDefault(name).save();
        }
        words.say("Connection '" + name + "' is used when no connection is named.");
        return ExitCode.OK;
    }
}
