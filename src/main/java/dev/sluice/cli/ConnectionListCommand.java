// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.settings.AuthTypeNames;
import dev.sluice.settings.ConnectionFile;
import dev.sluice.settings.Environment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the connections of the file, as they are written there. */
@Command(
        name = "list",
        description = "List the connections of the configuration file.",
        footer = {"sluice connection list", "sluice connection list -o json"})
final class ConnectionListCommand implements Callable<Integer> {

    @Option(
            names = {"-o", "--format"},
            paramLabel = "<format>",
            description = "One of ${COMPLETION-CANDIDATES}; table if not given.")
    Listing format = Listing.TABLE;

    @Mixin
    ConfigOption config = new ConfigOption();

    private final Environment environment;
    private final Streams streams;
    private final Words words;

    ConnectionListCommand(Environment environment, Streams streams, Words words) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
    }

    @Override
    public Integer call() {
        ConnectionFile file = ConnectionFile.read(config.request(environment, streams));
        List<String> names = file.connectionNames();
        streams.print(
                switch (format) {
                    case TABLE -> names.isEmpty() ? "" : table(file, names);
                    case JSON -> json(file, names);
                });
        if (names.isEmpty()) {
            words.say("There is no connection in " + file.shown() + " yet; add one with: sluice connection add");
        }
        return ExitCode.OK;
    }

    private static String table(ConnectionFile file, List<String> names) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("NAME", "HOST", "AUTH TYPE", "DEFAULT"));
        for (String name : names) {
            lines.add(List.of(
                    name,
                    file.written(name, "host").orElse("-"),
                    authType(file, name).orElse("-"),
                    isDefault(file, name) ? "*" : ""));
        }
        return Columns.of(lines);
    }

    private static String json(ConnectionFile file, List<String> names) {
        List<Map<String, Object>> connections = new ArrayList<>();
        for (String name : names) {
            Map<String, Object> connection = new LinkedHashMap<>();
            connection.put("name", name);
            connection.put("host", file.written(name, "host"));
            connection.put("auth_type", authType(file, name));
            connection.put("default", isDefault(file, name));
            connections.add(connection);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("connections", connections);
        return JsonText.of(document) + "\n";
    }

    private static Optional<String> authType(ConnectionFile file, String name) {
        return file.written(name, "auth-type")
                .map(type -> AuthTypeNames.canonical(type).orElse(type));
    }

    private static boolean isDefault(ConnectionFile file, String name) {
        return file.defaultConnection().equals(Optional.of(name));
    }
}
