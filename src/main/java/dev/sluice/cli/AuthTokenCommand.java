// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.connection.ConnectionConfig;
import dev.sluice.connection.Connector;
import dev.sluice.settings.Environment;
import dev.sluice.settings.SettingsReader;
import dev.sluice.token.AccessToken;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a token that is valid now, for other programs; a refresh token is never printed. */
@Command(
        name = "token",
        description = "Print an access token of a connection that is valid now, renewed where that is due.",
        footer = {"sluice auth token -c me -o json", "curl -H \"Authorization: Bearer $(sluice auth token -c me)\" …"})
final class AuthTokenCommand implements Callable<Integer>, CallsWorkspace {

    /** What a token is printed as. */
    enum Form {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Option(
            names = {"-o", "--format"},
            paramLabel = "<format>",
            description = "text, the token alone, or json, as databricks auth token prints it; text if not given.")
    Form form = Form.TEXT;

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final Environment environment;
    private final Streams streams;
    private final Words words;
    private final Connector connector;

    AuthTokenCommand(Environment environment, Streams streams, Words words, Connector connector) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
        this.connector = connector;
    }

    @Override
    public Integer call() {
        ConnectionConfig config = ConnectionConfig.from(
                words.warnAbout(SettingsReader.read(connectionOptions.request(environment, streams))),
                environment.variables());
        AccessToken token = connector.connect(config).token();
        streams.print(
                switch (form) {
                    case TEXT -> token.value().reveal() + "\n";
                    case JSON -> json(token);
                });
        return ExitCode.OK;
    }

    /** The shape of the vendor's command, down to its indentation and the missing line end (reference 13.10). */
    private static String json(AccessToken token) {
        return "{\n  \"access_token\": " + JsonText.quoted(token.value().reveal()) + ",\n  \"token_type\": \"Bearer\""
                + token.expiresAt()
                        .map(end -> ",\n  \"expiry\": " + JsonText.quoted(end.toString()))
                        .orElse("")
                + "\n}";
    }
}
