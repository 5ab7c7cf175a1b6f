// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one way from flags, environment and configuration file to the settings of a connection. It reads nothing else: no
 * system property, no {@code DATABRICKS_*}, no file in the working directory.
 */
public final class SettingsReader {

    /** The name of the connection that variables alone describe, where the file has none. */
    public static final String ENVIRONMENT = "environment";

    private SettingsReader() {}

    /** The settings of the connection that is named, chosen, or made of flags and environment alone. */
    public static Settings read(SettingsRequest request) {
        return read(request, ConnectionFile.read(request));
    }

    /** The same over a file as it would be after a change, so that a bad connection is refused before it is written. */
    public static Settings read(SettingsRequest request, ConnectionFile file) {
        FileSettings fileSettings = file.settings();
        VariableSettings variables = VariableSettings.of(request.environment());
        List<LineSource> above = List.of(
                new LineSource("flags", Layers.FLAGS, flags(request), false),
                new LineSource("variables", Layers.VARIABLES, variables.lines(), false));
        boolean isImported = request.imported().isPresent();
        Optional<String> name = isImported ? Optional.empty() : new ConnectionChoice(request, fileSettings).name();
        Map<String, Line> own = isImported
                ? imported(request)
                : name.map(fileSettings::connection).orElse(Map.of());
        Map<String, Line> global = name.isPresent() ? fileSettings.global() : Map.of();
        List<LineSource> below = List.of(
                new LineSource("connection", Layers.CONNECTION, own, !isImported),
                new LineSource("file", Layers.FILE, global, true),
                new LineSource("environment", Layers.ENVIRONMENT, environment(request), false));

        String authType = new AuthTypeChoice(request, name, variables.lines()).among(new Layers(below, List.of()));
        List<LineSource> sources = new ArrayList<>(above);
        sources.addAll(below);
        sources.add(AuthTypeDefaults.source());
        Map<String, Setting> settings = new LinkedHashMap<>();
        Layers layers = new Layers(sources, List.of(authType));
        SettingNames.everything()
                .forEach(setting -> layers.find(setting).ifPresent(found -> settings.put(setting, found)));
        settings.computeIfPresent("auth-type", (key, found) -> found.withValue(authType));
        settings.computeIfAbsent(
                "auth-type",
                key -> new Setting(key, authType, Optional.empty(), new Origin.Variable("QUARKUS_PROFILE")));

        String subject =
                name.map(connection -> "Connection '" + connection + "'").orElse("The connection");
        SettingRules rules = new SettingRules(subject, settings);
        rules.check();
        rules.refuseForeignHost(own, global);
        requireHost(settings, name, subject);
        List<String> warnings = new ArrayList<>(variables.warnings());
        warnings.addAll(file.warnings());
        request.imported().ifPresent(source -> warnings.addAll(source.warnings()));
        return new Settings(name, settings, request, file.directory(), warnings);
    }

    /** What can be checked by name: the connections of the file, or the one that variables alone describe. */
    public static List<String> checkable(SettingsRequest request) {
        List<String> names = ConnectionFile.read(request).connectionNames();
        boolean hasHost = request.environment().variable("SLUICE_HOST").isPresent();
        return names.isEmpty() && hasHost ? List.of(ENVIRONMENT) : names;
    }

    private static Map<String, Line> imported(SettingsRequest request) {
        DatabricksImport source = request.imported().orElseThrow();
        request.connection().ifPresent(named -> {
            throw new InvalidSettings(
                    "A connection is named (" + named.origin() + "), and the settings of " + source.source()
                            + " are asked for as well.",
                    "Give one of them.");
        });
        Map<String, Line> lines = new LinkedHashMap<>();
        source.settings()
                .forEach((setting, value) -> lines.put(
                        Layers.PREFIX + setting, new Line(value, new Origin.FileLine(source.source(), setting))));
        return lines;
    }

    private static Map<String, Line> flags(SettingsRequest request) {
        Map<String, Line> lines = new LinkedHashMap<>();
        request.flags().forEach((flag, value) -> {
            String name = SettingNames.canonical(flag)
                    .orElseThrow(() -> new IllegalArgumentException("There is no setting " + flag));
            Line.put(lines, Layers.PREFIX + name, new Line(value, new Origin.Flag(flag)));
        });
        return lines;
    }

    /** The variables that an expression may name; none of them can pass for a setting or for a profile's line. */
    private static Map<String, Line> environment(SettingsRequest request) {
        Map<String, Line> lines = new LinkedHashMap<>();
        request.environment().variables().forEach((variable, value) -> {
            if (variable.matches("\\w+")) {
                lines.put(variable, new Line(value, new Origin.Variable(variable)));
            }
        });
        return lines;
    }

    private static void requireHost(Map<String, Setting> settings, Optional<String> name, String subject) {
        if (!settings.containsKey("host")) {
            String line = name.map(connection -> " or sluice.connections." + connection + ".host")
                    .orElse("");
            throw new InvalidSettings(
                    subject + " has no host.",
                    "Set the workspace's address with --host, SLUICE_HOST" + line
                            + ", for example https://acme.cloud.databricks.com.");
        }
    }
}
