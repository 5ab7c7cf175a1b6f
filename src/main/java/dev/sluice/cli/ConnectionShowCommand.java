// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.settings.Environment;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import dev.sluice.settings.SettingsRequest;
import dev.sluice.settings.ShownSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints every setting that a command would use for a connection, and where each comes from. */
@Command(
        name = "show",
        description = "Show the settings of a connection and where each comes from; secrets are shown as stars.",
        footer = {"sluice connection show prod", "SLUICE_WAREHOUSE_ID=abc123 sluice connection show prod -o json"})
final class ConnectionShowCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "<name>",
            description = "A connection of the file; the chosen one if not given.")
    @Nullable
    String name;

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

    ConnectionShowCommand(Environment environment, Streams streams, Words words) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
    }

    @Override
    public Integer call() {
        SettingsRequest request = config.request(environment, streams);
        Settings settings =
                words.warnAbout(SettingsReader.read(name == null ? request : request.withConnectionArgument(name)));
        streams.print(
                switch (format) {
                    case TABLE -> table(settings);
                    case JSON -> json(settings);
                });
        return ExitCode.OK;
    }

    private static String table(Settings settings) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("SETTING", "VALUE", "FROM"));
        for (ShownSetting setting : settings.all()) {
            lines.add(List.of(setting.name(), setting.value(), setting.origin().toString()));
        }
        return Columns.of(lines);
    }

    private static String json(Settings settings) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (ShownSetting setting : settings.all()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("name", setting.name());
            line.put("value", setting.value());
            line.put("origin", setting.origin());
            shown.add(line);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("name", settings.connectionName());
        document.put("settings", shown);
        return JsonText.of(document) + "\n";
    }
}
