// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.settings.ConnectionFile;
import dev.sluice.settings.Environment;
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
        ConnectionFile file = ConnectionFile.read(config.request(environment, streams));
        file.requireConnection(name);
        boolean wasDefault = file.defaultConnection().equals(Optional.of(name));
        file.withoutConnection(name).save();
        words.say("Removed connection '" + name + "' from " + file.shown() + "."
                + (wasDefault ? " No connection is chosen now." : ""));
        return ExitCode.OK;
    }
}
