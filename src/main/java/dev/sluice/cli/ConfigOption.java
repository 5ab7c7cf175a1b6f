// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.settings.Environment;
import dev.sluice.settings.SettingsRequest;
import dev.sluice.settings.StandardInput;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag that names the configuration file. */
final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "<file>",
            description = "Read this file, not ~/.config/sluice/config.properties.")
    @Nullable
    String config;

    /** A request for settings from that file, without any flags. */
    SettingsRequest request(Environment environment, Streams streams) {
        return new SettingsRequest(
                Map.of(), environment, Optional.empty(), Optional.ofNullable(config), new StandardInput(streams.in()));
    }
}
