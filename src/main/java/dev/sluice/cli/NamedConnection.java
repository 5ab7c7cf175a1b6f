// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.connection.Connection;
import dev.sluice.connection.ConnectionConfig;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import dev.sluice.settings.SettingsRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names our own connection where the other flags describe an external service: file and environment hold the rest. */
final class NamedConnection {

    @Option(
            names = {"-c", "--connection"},
            paramLabel = "<name>",
            description = "Our connection to the workspace, of the configuration file.")
    @Nullable
    String connection;

    @Mixin
    ConfigOption config = new ConfigOption();

    SettingsRequest request(WorkspaceAccess access) {
        SettingsRequest request = config.request(access.environment(), access.streams());
        return connection == null ? request : request.withConnection(connection);
    }

    Connection connect(WorkspaceAccess access, SettingsRequest request) {
        Settings settings = access.words().warnAbout(SettingsReader.read(request));
        return access.connector()
                .connect(ConnectionConfig.from(settings, access.environment().variables()));
    }
}
