// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The profiles of the vendor's tools, {@code ~/.databrickscfg} (reference 8.2). Read only where it is asked for by name. */
record DatabricksFile(String shown, Map<String, Map<String, String>> profiles) {

    /** A section of settings about the file itself. */
    private static final String OWN_SECTION = "__settings__";

    static Optional<Path> path(Environment environment) {
        return environment
                .variable("DATABRICKS_CONFIG_FILE")
                .map(file -> environment.resolve(file, environment.workingDirectory()))
                .or(() -> environment.home().map(home -> home.resolve(".databrickscfg")));
    }

    static DatabricksFile read(Environment environment) {
        Path file = path(environment)
                .orElseThrow(() -> new InvalidSettings(
                        "There is no ~/.databrickscfg: the environment has no home directory.",
                        "Name the file with DATABRICKS_CONFIG_FILE."));
        String shown = environment.shown(file);
        try {
            return parse(
                    shown,
                    Files.readString(file, StandardCharsets.UTF_8).lines().toList());
        } catch (NoSuchFileException e) {
            throw new InvalidSettings(
                    "The file " + shown + " does not exist.",
                    "Name another with DATABRICKS_CONFIG_FILE, or add the connection with sluice connection add.");
        } catch (IOException e) {
            throw new InvalidSettings(
                    "The file " + shown + " cannot be read: " + FileProblem.inWords(e) + ".", "Correct the file.");
        }
    }

    static DatabricksFile parse(String shown, List<String> lines) {
        Map<String, Map<String, String>> profiles = new LinkedHashMap<>();
        Map<String, String> section = new LinkedHashMap<>();
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith("[") && text.contains("]")) {
                String name = text.substring(1, text.indexOf(']')).strip();
                section = new LinkedHashMap<>();
                if (!name.equals(OWN_SECTION)) {
                    profiles.put(name, section);
                }
            } else if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith(";") && text.indexOf('=') > 0) {
                int equals = text.indexOf('=');
                // a comment needs a blank before it, since secrets may hold the sign
                String value =
                        text.substring(equals + 1).replaceFirst("\\s+#.*$", "").strip();
                if (!value.isEmpty()) {
                    section.put(text.substring(0, equals).strip(), value);
                }
            }
        }
        return new DatabricksFile(shown, profiles);
    }

    Map<String, String> profile(String name) {
        Map<String, String> profile = profiles.get(name);
        if (profile == null) {
            String remedy = profiles.isEmpty()
                    ? "It has no profile at all."
                    : "The profiles there are " + String.join(", ", profiles.keySet()) + ".";
            throw new InvalidSettings("There is no profile '" + name + "' in " + shown + ".", remedy);
        }
        return profile;
    }

    @Override
    public String toString() {
        return "DatabricksFile[" + shown + ", " + profiles.keySet() + "]";
    }
}
