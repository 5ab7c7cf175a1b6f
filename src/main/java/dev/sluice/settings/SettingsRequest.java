// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a caller knows when it asks for settings: the setting flags by name without dashes ({@code token-file}), the
 * environment, the connection of {@code -c}, the file of {@code --config}, and what reads a secret from standard input
 * (at most once, see {@link StandardInput}).
 */
public record SettingsRequest(
        Map<String, String> flags,
        Environment environment,
        Optional<String> connection,
        Optional<String> config,
        Supplier<String> stdin) {

    public SettingsRequest {
        flags = Map.copyOf(flags);
    }

    /** A request with nothing but an environment, whose standard input is empty. */
    public static SettingsRequest of(Environment environment) {
        Supplier<String> empty = new StandardInput(InputStream.nullInputStream());
        return new SettingsRequest(Map.of(), environment, Optional.empty(), Optional.empty(), empty);
    }

    public SettingsRequest withFlags(Map<String, String> settingFlags) {
        return new SettingsRequest(settingFlags, environment, connection, config, stdin);
    }

    public SettingsRequest withConnection(String name) {
        return new SettingsRequest(flags, environment, Optional.of(name), config, stdin);
    }

    public SettingsRequest withConfig(String file) {
        return new SettingsRequest(flags, environment, connection, Optional.of(file), stdin);
    }

    public SettingsRequest withStdin(Supplier<String> text) {
        return new SettingsRequest(flags, environment, connection, config, text);
    }

    /** The secret that a flag whose value is {@code -} asks for. */
    public Secret secretFromStdin(String flag) {
        return SecretText.secretOf(stdin.get(), "standard input (" + new Origin.Flag(flag) + ")");
    }

    @Override
    public String toString() {
        return "SettingsRequest[flags=" + flags.keySet() + ", connection=" + connection + ", config=" + config + "]";
    }
}
