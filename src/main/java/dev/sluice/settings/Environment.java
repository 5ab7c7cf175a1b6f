// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds the process: its environment variables, the home directory (there may be none, as in a container) and
 * the directory that relative files start from. Nothing in the program asks the system for these again.
 */
public record Environment(Map<String, String> variables, Optional<Path> home, Path workingDirectory) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The value of a variable; one that is set to nothing counts as not set. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** The person's folder for what programs remember, {@code $XDG_STATE_HOME}; none where there is no home. */
    public Optional<Path> stateHome() {
        return variable("XDG_STATE_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute) // as the XDG specification asks
                .or(() -> home.map(folder -> folder.resolve(".local/state")));
    }

    /** A path as people write it: {@code ~/} is the home directory, and a relative one starts from the given directory. */
    Path resolve(String path, Path directory) {
        try {
            return path.startsWith("~/") && home.isPresent()
                    ? home.get().resolve(path.substring(2))
                    : directory.resolve(path);
        } catch (InvalidPathException e) {
            // the path itself is left out: a secret may have been given in its place
            throw new InvalidSettings(
                    "A path that was given cannot be a file's: " + e.getReason() + ".",
                    "Correct it; letters beyond ASCII need a locale that has them, such as LC_ALL=C.UTF-8.");
        }
    }

    /** A path for people to read, with {@code ~} for the home directory. */
    String shown(Path path) {
        if (home.isPresent() && !path.equals(home.get()) && path.startsWith(home.get())) {
            return "~/" + home.get().relativize(path);
        }
        return path.toString();
    }

    @Override
    public String toString() {
        return "Environment[" + variables.size() + " variables, home=" + home + ", workingDirectory=" + workingDirectory
                + "]";
    }
}
