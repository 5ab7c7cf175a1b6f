// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.settings.ChangeLock;
import dev.sluice.settings.ConnectionFile;
import dev.sluice.settings.Environment;
import dev.sluice.settings.SettingsRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes all lines of one connection out of the file. */
@Command(
        name = "remove",
        description = "Remove a connection from the configuration file, with every secret stored for it there.",
        footer = "sluice connection remove old")
final class ConnectionRemoveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<name>", description = "A connection of the configuration file.")
    String name = "";

    @Mixin
    ConfigOption config = new ConfigOption();

    private final Environment environment;
    private final Streams streams;
    private final Words words;

    ConnectionRemoveCommand(Environment environment, Streams streams, Words words) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
    }

    @Override
    public Integer call() {
        SettingsRequest request = config.request(environment, streams);
        ConnectionFile file = ConnectionFile.read(request);
        file.requireConnection(name);
        boolean wasDefault;
        try (ChangeLock _ = file.lock()) {
            ConnectionFile latest = ConnectionFile.read(request);
            latest.requireConnection(name);
            wasDefault = latest.defaultConnection().equals(Optional.of(name));
            latest.withoutConnection(name).save();
        }
        words.say("Removed connection '" + name + "' from " + file.shown() + "."
                + (wasDefault ? " No connection is chosen now." : ""));
        return ExitCode.OK;
    }
}
