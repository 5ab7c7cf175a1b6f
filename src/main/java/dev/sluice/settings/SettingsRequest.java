// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a caller knows when it asks for settings: the setting flags by name without dashes ({@code token-file}), the
 * environment, the connection that is named and by which word, the file of {@code --config}, and what reads a secret from standard input
 * (at most once, see {@link StandardInput}).
 */
public record SettingsRequest(
        Map<String, String> flags,
        Environment environment,
        Optional<Named> connection,
        Optional<String> config,
        Supplier<String> stdin,
        Optional<DatabricksImport> imported) {

    public SettingsRequest {
        flags = Map.copyOf(flags);
    }

    /** A request that imports nothing from the vendor's tools. */
    public SettingsRequest(
            Map<String, String> flags,
            Environment environment,
            Optional<Named> connection,
            Optional<String> config,
            Supplier<String> stdin) {
        this(flags, environment, connection, config, stdin, Optional.empty());
    }

    /** The name of a connection, and where it was typed. */
    public record Named(String name, Origin origin) {}

    /** A request with nothing but an environment, whose standard input is empty. */
    public static SettingsRequest of(Environment environment) {
        Supplier<String> empty = new StandardInput(InputStream.nullInputStream());
        return new SettingsRequest(Map.of(), environment, Optional.empty(), Optional.empty(), empty);
    }

    public SettingsRequest withFlags(Map<String, String> settingFlags) {
        return new SettingsRequest(settingFlags, environment, connection, config, stdin, imported);
    }

    /** The same for the connection that {@code -c} names. */
    public SettingsRequest withConnection(String name) {
        return withConnection(name, new Origin.Flag("connection"));
    }

    /** The same for the connection that an argument of the command names. */
    public SettingsRequest withConnectionArgument(String name) {
        return withConnection(name, new Origin.Argument("name"));
    }

    private SettingsRequest withConnection(String name, Origin origin) {
        return new SettingsRequest(flags, environment, Optional.of(new Named(name, origin)), config, stdin, imported);
    }

    public SettingsRequest withConfig(String file) {
        return new SettingsRequest(flags, environment, connection, Optional.of(file), stdin, imported);
    }

    public SettingsRequest withStdin(Supplier<String> text) {
        return new SettingsRequest(flags, environment, connection, config, text, imported);
    }

    /** The same with settings of the vendor's tools in the place of a connection's. */
    public SettingsRequest withImport(DatabricksImport settings) {
        return new SettingsRequest(flags, environment, connection, config, stdin, Optional.of(settings));
    }

    /** The length of time that a flag gives, if it was typed. */
    public Optional<Duration> durationOf(String flag) {
        return Optional.ofNullable(flags.get(flag)).map(text -> Durations.parse(flag, text, new Origin.Flag(flag)));
    }

    /** The same as if this flag had not been typed. */
    public SettingsRequest withoutFlag(String flag) {
        Map<String, String> others = new HashMap<>(flags);
        others.remove(flag);
        return withFlags(others);
    }

    /** The secret that a flag whose value is {@code -} asks for. */
    public Secret secretFromStdin(String flag) {
        return SecretText.secretOf(stdin.get(), "standard input (" + new Origin.Flag(flag) + ")");
    }

    /** The secret in a file that a flag names, from the working directory on; {@code -} is standard input. */
    public Secret secretFrom(String flag, String file) {
        if (file.equals("-")) {
            return secretFromStdin(flag);
        }
        String where = file + " (" + new Origin.Flag(flag) + ")";
        return SecretText.secretOf(
                SecretText.read(environment.resolve(file, environment.workingDirectory()), where), where);
    }

    @Override
    public String toString() {
        return "SettingsRequest[flags=" + flags.keySet() + ", connection=" + connection.map(Named::name) + ", config="
                + config + "]";
    }
}
