// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.terminal.StopSignals;
import dev.sluice.settings.Environment;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The model of all commands, as picocli sees them. */
final class Model {

    private Model() {}

    static CommandLine ofAllCommands() {
        Environment environment =
                new Environment(Map.of(), Optional.empty(), Path.of("").toAbsolutePath());
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                false,
                false,
                false);
        Commands commands = new Commands(
                environment, streams, new GlobalOptions(), new StopSignals(), (_, work) -> work.applyAsInt(0));
        CommandLine root = new CommandLine(RootCommand.class, commands);
        Commands.needed().forEach(type -> root.addSubcommand(new CommandLine(type, commands)));
        return root;
    }

    static Stream<CommandLine> all(CommandLine from) {
        return Stream.concat(
                Stream.of(from),
                from.getSubcommands().values().stream().distinct().flatMap(Model::all));
    }
}
