// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.connection.Connector;
import dev.sluice.settings.ServeSettings;
import dev.sluice.settings.SettingsRequest;
import java.time.Clock;
import java.util.function.Consumer;

/** What {@code serve} hands to the server: {@code log} takes one line at a time. */
public record Serving(
        ServeSettings settings, SettingsRequest connections, Connector connector, Clock clock, Consumer<String> log) {}
