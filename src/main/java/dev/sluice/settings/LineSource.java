// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** One layer of settings as a MicroProfile Config source: its rank and its lines, with names such as {@code sluice.host}. */
record LineSource(String name, int rank, Map<String, Line> lines, boolean hasExpressions) implements ConfigSource {

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getOrdinal() {
        return rank;
    }

    @Override
    public Set<String> getPropertyNames() {
        return lines.keySet();
    }

    @Override
    public @Nullable String getValue(String key) {
        Line line = lines.get(key);
        if (line == null) {
            return null;
        }
        boolean isShellText = SettingNames.SHELL_TEXTS.stream().anyMatch(name -> key.endsWith(Layers.PREFIX + name));
        return hasExpressions && !isShellText ? Dollars.expression(line.value()) : Dollars.literal(line.value());
    }
}
