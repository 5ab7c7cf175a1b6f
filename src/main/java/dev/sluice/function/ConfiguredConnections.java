// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.connection.Connection;
import dev.sluice.connection.ConnectionConfig;
import dev.sluice.connection.Connector;
import dev.sluice.settings.ConnectionFile;
import dev.sluice.settings.Secret;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import dev.sluice.settings.SettingsRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The connections that exist here, and no others. Settings and the files that they name are read for every check; as
 * long as they say the same, the connection, and with it its token, is kept.
 */
final class ConfiguredConnections {

    /** A check that hangs is over after this time, where the connection does not say otherwise. */
    static final Duration DEADLINE = Duration.ofMinutes(1);

    private record Kept(Secret fingerprint, Connection connection) {}

    private final SettingsRequest request;
    private final Connector connector;
    private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();

    ConfiguredConnections(SettingsRequest request, Connector connector) {
        this.request = request;
        this.connector = connector;
    }

    List<String> names() {
        return SettingsReader.checkable(request);
    }

    /** The file as it is now, to read several connections from. */
    ConnectionFile file() {
        return ConnectionFile.read(request);
    }

    Settings settings(String name, ConnectionFile file) {
        boolean isOfVariables = file.connectionNames().isEmpty() && name.equals(SettingsReader.ENVIRONMENT);
        return SettingsReader.read(isOfVariables ? request : request.withConnection(name), file);
    }

    Connection connection(String name, Settings settings) {
        Secret fingerprint = settings.fingerprint();
        return kept.compute(name, (_, known) -> {
                    if (known != null && known.fingerprint().equals(fingerprint)) {
                        return known;
                    }
                    ConnectionConfig config = ConnectionConfig.from(
                            settings, request.environment().variables());
                    return new Kept(fingerprint, connector.connect(config));
                })
                .connection();
    }
}
