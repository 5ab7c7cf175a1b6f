// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The settings among the environment's variables, and a warning for each {@code SLUICE_*} variable that is none. */
record VariableSettings(Map<String, Line> lines, List<String> warnings) {

    private static final String PREFIX = "SLUICE_";
    private static final Set<String> NOT_SETTINGS = Set.of("SLUICE_CONNECTION", "SLUICE_CONFIG");

    /** What Kubernetes puts into every container of a namespace that has a service named sluice. */
    private static final Pattern KUBERNETES = Pattern.compile("SLUICE_(SERVICE_|PORT(_|$)).*");

    static VariableSettings of(Environment environment) {
        Map<String, Line> lines = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        new TreeMap<>(environment.variables()).forEach((variable, value) -> {
            boolean isOurs = variable.startsWith(PREFIX)
                    && !NOT_SETTINGS.contains(variable)
                    && !ServeSettings.isVariable(variable)
                    && !KUBERNETES.matcher(variable).matches();
            if (isOurs) {
                String spelling = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
                SettingNames.canonical(spelling)
                        .filter(name -> variable.equals(variable.toUpperCase(Locale.ROOT)))
                        .ifPresentOrElse(
                                name -> put(lines, name, new Line(value, new Origin.Variable(variable))),
                                () -> warnings.add(warning(variable)));
            }
        });
        return new VariableSettings(lines, List.copyOf(warnings));
    }

    /** A variable that is set to nothing counts as not set. */
    private static void put(Map<String, Line> lines, String name, Line line) {
        if (!line.value().isBlank()) {
            Line.put(lines, Layers.PREFIX + name, line);
        }
    }

    private static String warning(String variable) {
        List<String> known = new ArrayList<>(NOT_SETTINGS);
        ServeSettings.NAMES.forEach(name -> known.add(ServeSettings.variableOf(name)));
        SettingNames.spellings().forEach(name -> known.add(SettingNames.variableOf(name)));
        String meant = NearestName.of(variable, known)
                .map(name -> " Did you mean " + name + "?")
                .orElse("");
        return "The environment variable " + variable + " is not a setting and has no effect." + meant;
    }
}
