// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.settings.Environment;
import dev.sluice.settings.SettingsRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say which connection a command uses, and what is different about it this time. */
final class ConnectionOptions {

    @Option(
            names = {"-c", "--connection"},
            paramLabel = "<name>",
            description = "A connection of the configuration file.")
    @Nullable
    String connection;

    @Mixin
    DatabricksOptions databricks = new DatabricksOptions();

    @Mixin
    ConfigOption config = new ConfigOption();

    @Mixin
    SettingOptions settings = new SettingOptions();

    /** What was typed, as a request for settings. */
    SettingsRequest request(Environment environment, Streams streams) {
        SettingsRequest request = config.request(environment, streams).withFlags(settings.flags());
        SettingsRequest whole =
                databricks.source(environment).map(request::withImport).orElse(request);
        return connection == null ? whole : whole.withConnection(connection);
    }
}
