// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.nio.file.Path;
import java.util.Optional;

/** Which configuration file is meant and who says so; there is no path when none is named and there is no home. */
record ConfigLocation(Optional<Path> path, String shown, String origin, boolean isNamed) {

    private static final String USUAL = "sluice/config.properties";

    static ConfigLocation of(SettingsRequest request) {
        Environment environment = request.environment();
        if (request.config().isPresent()) {
            return named(request.config().get(), new Origin.Flag("config"), environment);
        }
        Optional<String> variable = environment.variable("SLUICE_CONFIG");
        if (variable.isPresent()) {
            return named(variable.get(), new Origin.Variable("SLUICE_CONFIG"), environment);
        }
        Optional<Path> directory = environment
                .variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute) // as the XDG specification asks
                .or(() -> environment.home().map(home -> home.resolve(".config")));
        Optional<Path> file = directory.map(parent -> parent.resolve(USUAL));
        String shown = file.map(environment::shown).orElse("~/.config/" + USUAL);
        return new ConfigLocation(file, shown, "default", false);
    }

    private static ConfigLocation named(String path, Origin origin, Environment environment) {
        Path file = environment.resolve(path, environment.workingDirectory());
        return new ConfigLocation(Optional.of(file), environment.shown(file), origin.toString(), true);
    }
}
