// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.auth.InteractiveAuthType;
import dev.sluice.connection.ConnectionConfig;
import dev.sluice.connection.Connector;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.oauth.Browser;
import dev.sluice.settings.Environment;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import dev.sluice.token.GrantedToken;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs a person in; the only command that asks for a browser or a code without being asked to. */
@Command(
        name = "login",
        description = {
            "Sign in to a connection, in a browser or with a code, whichever its auth type takes.",
            "The tokens are kept for every other command, which renew them without asking."
        },
        footer = {
            "sluice auth login -c me",
            "sluice auth login --host https://acme.cloud.databricks.com --auth-type oauth-u2m",
            "sluice auth login -c me --no-browser"
        })
final class AuthLoginCommand implements Callable<Integer>, CallsWorkspace {

    @Option(
            names = "--no-browser",
            description = "Only print the address; where it leads in the end can be pasted here.")
    boolean noBrowser;

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final Environment environment;
    private final Streams streams;
    private final Words words;
    private final Connector connector;
    private final Browser browser;

    AuthLoginCommand(Environment environment, Streams streams, Words words, Connector connector, Browser browser) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
        this.connector = connector;
        this.browser = browser;
    }

    @Override
    public Integer call() {
        Settings settings = words.warnAbout(SettingsReader.read(connectionOptions.request(environment, streams)));
        ConnectionConfig config = ConnectionConfig.from(settings, environment.variables());
        if (!(config.authType() instanceof InteractiveAuthType type)) {
            throw new InvalidSettings(
                    "There is nothing to sign in to: auth type " + settings.authType() + " ("
                            + settings.originOf("auth-type") + ") needs no person.",
                    "Just use the connection; or set auth-type to one that signs in, such as oauth-u2m.");
        }
        GrantedToken granted =
                type.signInForGood(connector.context(config), new TerminalPerson(streams, browser, noBrowser));
        words.say("Signed in to " + config.host() + ".");
        if (granted.refresh().isEmpty()) {
            words.warn("The server gave no refresh token, so this sign-in ends with its token"
                    + granted.access().expiresAt().map(end -> " at " + end).orElse("") + ".");
        }
        return ExitCode.OK;
    }
}
