// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.terminal.StopSignals;
import dev.sluice.connection.Connection;
import dev.sluice.connection.ConnectionConfig;
import dev.sluice.connection.Connector;
import dev.sluice.settings.Environment;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import java.time.Duration;

/** What a command needs to reach a workspace, and the one way in which it does: settings, warnings, time limit, connection. */
record WorkspaceAccess(Environment environment, Streams streams, Words words, StopSignals stop, Connector connector) {

    /** The connection that the flags name; from now on --timeout counts. Nothing has been sent. */
    Connection connect(ConnectionOptions options) {
        Settings settings = words.warnAbout(SettingsReader.read(options.request(environment, streams)));
        settings.text("timeout").ifPresent(text -> stop.stopAfter(settings.duration("timeout", Duration.ZERO)));
        return connector.connect(ConnectionConfig.from(settings, environment.variables()));
    }
}
