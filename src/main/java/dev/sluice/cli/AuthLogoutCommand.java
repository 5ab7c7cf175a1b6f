// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.auth.InteractiveAuthType;
import dev.sluice.connection.ConnectionConfig;
import dev.sluice.connection.Connector;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.Environment;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Forgets what a sign-in left on this machine. */
@Command(
        name = "logout",
        description = {
            "Forget the tokens of a sign-in.",
            "They are removed from this machine; the workspace is not told."
        },
        footer = "sluice auth logout -c me")
final class AuthLogoutCommand implements Callable<Integer> {

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final Environment environment;
    private final Streams streams;
    private final Words words;
    private final Connector connector;

    AuthLogoutCommand(Environment environment, Streams streams, Words words, Connector connector) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
        this.connector = connector;
    }

    @Override
    public Integer call() {
        Settings settings = words.warnAbout(SettingsReader.read(connectionOptions.request(environment, streams)));
        ConnectionConfig config = ConnectionConfig.from(settings, environment.variables());
        if (!(config.authType() instanceof InteractiveAuthType type)) {
            throw new InvalidSettings(
                    "There is nothing to sign out of: auth type " + settings.authType() + " ("
                            + settings.originOf("auth-type") + ") needs no person.",
                    "Take the connection away with sluice connection remove, if that is what is meant.");
        }
        words.say(
                type.signOut(connector.context(config))
                        ? "Signed out of " + config.host() + "."
                        : "Nobody was signed in to " + config.host() + ".");
        return ExitCode.OK;
    }
}
