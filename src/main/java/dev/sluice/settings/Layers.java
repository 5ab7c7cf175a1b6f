// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.ExpressionConfigSourceInterceptor;
import io.smallrye.config.Expressions;
import io.smallrye.config.ProfileConfigSourceInterceptor;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The sources of one connection as one SmallRye configuration with its auth type as the profile. It is built from these
 * sources and two interceptors only: nothing is discovered, and no system property or variable can steer it.
 */
final class Layers {

    static final int FLAGS = 500;
    static final int VARIABLES = 400;
    static final int CONNECTION = 300;
    static final int FILE = 250;
    static final int AUTH_TYPE = 100;

    /** Below everything: only expressions reach it, by the variable's own name. */
    static final int ENVIRONMENT = 0;

    static final String PREFIX = "sluice.";

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]*)(:?)");

    private final Map<String, LineSource> sources = new LinkedHashMap<>();
    private final SmallRyeConfig config;

    Layers(List<LineSource> layers, List<String> profiles) {
        layers.forEach(source -> sources.put(source.getName(), source));
        config = new SmallRyeConfigBuilder()
                .withSources(layers.toArray(ConfigSource[]::new))
                .withInterceptors(new ProfileConfigSourceInterceptor(profiles), new ExpressionConfigSourceInterceptor())
                .build();
    }

    /** The setting that is in effect under a name; one whose value is blank is not. */
    Optional<Setting> find(String name) {
        ConfigValue written = Expressions.withoutExpansion(() -> config.getConfigValue(PREFIX + name));
        String raw = Optional.ofNullable(written.getValue()).orElse("");
        LineSource source = sources.get(written.getConfigSourceName());
        if (raw.isBlank() || source == null) {
            return Optional.empty();
        }
        Line line = source.lines().get(written.getNameProfiled());
        Origin origin = line == null ? new Origin.FileLine(source.getName(), written.getNameProfiled()) : line.origin();
        Optional<String> expanded = expand(PREFIX + name);
        if (expanded.isEmpty()) {
            return Optional.of(new Setting(name, "", Optional.of(missingIn(raw)), origin));
        }
        if (expanded.get().isBlank() && !SettingNames.CREDENTIALS.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(new Setting(name, expanded.get(), Optional.empty(), origin));
    }

    /** Empty when something that the value refers to is missing, endless or a secret handler's, of which there are none. */
    private Optional<String> expand(String key) {
        try {
            return Optional.ofNullable(config.getConfigValue(key).getValue());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private String missingIn(String raw) {
        Matcher references = REFERENCE.matcher(raw);
        String last = raw;
        while (references.find()) {
            boolean hasDefault = !references.group(2).isEmpty();
            last = references.group(1);
            if (!hasDefault && expand(last).isEmpty()) {
                return last;
            }
        }
        return last;
    }
}
