// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the lines of a configuration file say: settings of the whole file and of each connection, under names such as
 * {@code sluice.host} and {@code %pat.sluice.host}. A key that means nothing is refused.
 */
record FileSettings(
        String file, Map<String, Line> global, Map<String, Map<String, Line>> connections, Map<String, Line> serve) {

    static final String DEFAULT_CONNECTION = "sluice.default-connection";
    static final String CONNECTIONS = "sluice.connections.";
    static final String SERVE = Layers.PREFIX + ServeSettings.GROUP;
    static final Pattern CONNECTION_NAME = Pattern.compile("[a-z0-9-]+");

    static FileSettings of(PropertyLines lines, String file) {
        FileSettings settings =
                new FileSettings(file, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        lines.properties().forEach(settings::add);
        return settings;
    }

    List<String> names() {
        return List.copyOf(connections.keySet());
    }

    Map<String, Line> connection(String name) {
        return connections.getOrDefault(name, Map.of());
    }

    /** Refuses a name that no connection here has; who named it is said in brackets. */
    void requireConnection(String name, String said) {
        if (names().contains(name)) {
            return;
        }
        String remedy = names().isEmpty()
                ? "Add it with: sluice connection add " + name + " --host https://… --auth-type pat --token-file FILE"
                : "The connections there are " + String.join(", ", names()) + "."
                        + NearestName.of(name, names())
                                .map(near -> " Did you mean " + near + "?")
                                .orElse("");
        throw new InvalidSettings("There is no connection '" + name + "'" + said + " in " + file + ".", remedy);
    }

    /** The connection that a key belongs to, whatever its profile. */
    static Optional<String> connectionOf(String key) {
        String rest = withoutProfile(key);
        if (!rest.startsWith(CONNECTIONS)) {
            return Optional.empty();
        }
        int dot = rest.indexOf('.', CONNECTIONS.length());
        return dot < 0 ? Optional.empty() : Optional.of(rest.substring(CONNECTIONS.length(), dot));
    }

    private static String withoutProfile(String key) {
        int dot = key.indexOf('.');
        return key.startsWith("%") && dot > 0 ? key.substring(dot + 1) : key;
    }

    private void add(String key, String value) {
        Line line = new Line(value, new Origin.FileLine(file, key));
        String rest = withoutProfile(key);
        List<String> prefixes = prefixes(key, rest);
        Optional<String> connection = connectionOf(key);
        if (rest.equals(DEFAULT_CONNECTION) && rest.equals(key)) {
            global.put(key, line);
        } else if (connection.isPresent()) {
            String name = connection.get();
            requireName(name, key);
            String setting = rest.substring(CONNECTIONS.length() + name.length() + 1);
            Map<String, Line> lines = connections.computeIfAbsent(name, _ -> new LinkedHashMap<>());
            put(lines, prefixes, setting, line, key);
        } else if (key.startsWith(SERVE)) {
            putServe(key, line);
        } else if (rest.startsWith(Layers.PREFIX)) {
            put(global, prefixes, rest.substring(Layers.PREFIX.length()), line, key);
        } else {
            throw unknown(key);
        }
    }

    private void put(Map<String, Line> lines, List<String> prefixes, String spelling, Line line, String key) {
        String name = SettingNames.canonical(spelling).orElseThrow(() -> unknown(key));
        if (name.equals("auth-type") && key.startsWith("%")) {
            throw new InvalidSettings(
                    "The key " + key + " in " + file + " lets an auth type depend on the auth type.",
                    "Write the line without '" + key.substring(0, key.indexOf('.') + 1) + "'.");
        }
        prefixes.forEach(prefix -> Line.put(lines, prefix + Layers.PREFIX + name, line));
    }

    private void putServe(String key, Line line) {
        String name = key.substring(SERVE.length());
        if (!ServeSettings.NAMES.contains(name)) {
            throw new InvalidSettings(
                    "The file " + file + " has the unknown key " + key + ".",
                    NearestName.of(name, ServeSettings.NAMES)
                            .map(near -> "Did you mean " + SERVE + near + "?")
                            .orElse("The settings of serve are " + String.join(", ", ServeSettings.NAMES) + "."));
        }
        serve.put(key, line);
    }

    /** The profiles that a key is for, as prefixes; {@code %pat,token.} and <code>%{pat,token}.</code> are two. */
    private List<String> prefixes(String key, String rest) {
        if (rest.equals(key)) {
            return List.of("");
        }
        String profiles = key.substring(1, key.length() - rest.length() - 1).replaceAll("[{}]", "");
        List<String> prefixes = new ArrayList<>();
        for (String profile : profiles.split(",", -1)) {
            String type = AuthTypeNames.canonical(profile).orElseThrow(() -> unknownProfile(key, profile));
            prefixes.add("%" + type + ".");
        }
        return prefixes;
    }

    private void requireName(String name, String key) {
        if (!CONNECTION_NAME.matcher(name).matches()) {
            throw new InvalidSettings(
                    "The key " + key + " in " + file + " has '" + name + "' as the name of a connection.",
                    "A name has the letters a to z, digits and hyphens only.");
        }
    }

    private InvalidSettings unknownProfile(String key, String profile) {
        String meant = NearestName.of(profile, AuthTypeNames.ALL)
                .map(type -> "Did you mean %" + type + "?")
                .orElse("The auth types are " + AuthTypeNames.inWords() + ".");
        return new InvalidSettings(
                "The key " + key + " in " + file + " is for '" + profile + "', which is not an auth type.", meant);
    }

    private InvalidSettings unknown(String key) {
        String remedy = nearest(key)
                .map(name -> "Did you mean " + name + "?")
                .orElse("Keys look like sluice.connections.NAME.host and sluice.host; the settings are listed by"
                        + " sluice connection add --help.");
        return new InvalidSettings("The file " + file + " has the unknown key " + key + ".", remedy);
    }

    /** The key that a mistyped one was probably meant to be: each of its parts may have slips, its shape may not. */
    private static Optional<String> nearest(String key) {
        String rest = withoutProfile(key);
        String profile = key.substring(0, key.length() - rest.length());
        String[] parts = rest.split("\\.", -1);
        String setting = parts[parts.length - 1];
        if (parts.length == 4) {
            return NearestName.of(parts[0] + "." + parts[1] + ".", List.of(CONNECTIONS))
                    .flatMap(start -> NearestName.of(setting, SettingNames.spellings())
                            .map(name -> profile + start + parts[2] + "." + name));
        }
        if (parts.length != 2
                || NearestName.of(parts[0] + ".", List.of(Layers.PREFIX)).isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(SettingNames.spellings());
        names.add("default-connection");
        return NearestName.of(setting, names).map(name -> profile + Layers.PREFIX + name);
    }
}
