// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A home with a configuration file, variables and flags, to read settings from; nothing of the real ones is in it. */
final class Surroundings {

    static final String FILE = "~/.config/sluice/config.properties";

    final Path home;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, String> flags = new LinkedHashMap<>();
    private Optional<SettingsRequest.Named> connection = Optional.empty();
    private Optional<String> config = Optional.empty();
    private String stdin = "";

    Surroundings(Path directory) {
        home = directory;
    }

    Surroundings file(String... lines) {
        write(".config/sluice/config.properties", String.join("\n", lines) + "\n");
        return this;
    }

    Path write(String name, String text) {
        try {
            Path path = home.resolve(name);
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, text);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Surroundings variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Surroundings flag(String name, String value) {
        flags.put(name, value);
        return this;
    }

    Surroundings connection(String name) {
        connection = Optional.of(new SettingsRequest.Named(name, new Origin.Flag("connection")));
        return this;
    }

    Surroundings config(String file) {
        config = Optional.of(file);
        return this;
    }

    Surroundings stdin(String text) {
        stdin = text;
        return this;
    }

    SettingsRequest request() {
        Environment environment = new Environment(variables, Optional.of(home), home.resolve("work"));
        StandardInput input = new StandardInput(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)));
        return new SettingsRequest(flags, environment, connection, config, input);
    }

    Settings read() {
        return SettingsReader.read(request());
    }

    /** Reads, and expects the refusal with exactly these two texts. */
    void refuses(String message, String remedy) {
        InvalidSettings refusal = catchThrowableOfType(InvalidSettings.class, this::read);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.getMessage()).isEqualTo(message);
        assertThat(refusal.remedy()).isEqualTo(remedy);
    }
}
