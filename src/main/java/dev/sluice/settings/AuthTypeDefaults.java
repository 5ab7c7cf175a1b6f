// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The defaults that ship with each auth type, from {@code auth-types.properties}. */
final class AuthTypeDefaults {

    private AuthTypeDefaults() {}

    private static final class Holder {
        static final LineSource SOURCE = read();
    }

    static LineSource source() {
        return Holder.SOURCE;
    }

    private static LineSource read() {
        Map<String, Line> lines = new LinkedHashMap<>();
        Properties properties = load();
        for (String key : properties.stringPropertyNames()) {
            String authType = key.substring(1, key.indexOf('.'));
            lines.put(key, new Line(properties.getProperty(key, ""), new Origin.AuthTypeDefault(authType)));
        }
        return new LineSource("auth type", Layers.AUTH_TYPE, lines, false);
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream stream = AuthTypeDefaults.class.getResourceAsStream("/auth-types.properties");
                InputStreamReader reader =
                        new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
