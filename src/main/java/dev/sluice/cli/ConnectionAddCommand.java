// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.settings.ChangeLock;
import dev.sluice.settings.ConnectionFile;
import dev.sluice.settings.Environment;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import dev.sluice.settings.SettingsRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes one connection, exactly as given, after reading it back as any command would. */
@Command(
        name = "add",
        description = {
            "Add a connection to the configuration file.",
            "A secret from standard input (-) is stored in the file, which only its owner can read;",
            "of a secret in a file only the file's name is stored."
        },
        footer = {
            "sluice connection add dev --host https://acme.cloud.databricks.com \\",
            "    --auth-type pat --token-file ~/dev.token",
            "sluice connection add prod --host https://acme.cloud.databricks.com \\",
            "    --auth-type oauth-m2m --client-id 6f1c… --client-secret-file - \\",
            "    --warehouse-id abc123 --use < secret"
        })
final class ConnectionAddCommand implements Callable<Integer> {

    private static final List<String> FILES = List.of("token-file", "client-secret-file", "ca-file");

    @Parameters(paramLabel = "<name>", description = "Its name: letters a to z, digits and hyphens.")
    String name = "";

    @Option(names = "--use", description = "Use it when no connection is named.")
    boolean use;

    @Option(names = "--replace", description = "Put it in the place of one with the same name.")
    boolean replace;

    @Mixin
    SettingOptions settingOptions = new SettingOptions();

    @Mixin
    ConfigOption config = new ConfigOption();

    private final Environment environment;
    private final Streams streams;
    private final Words words;

    ConnectionAddCommand(Environment environment, Streams streams, Words words) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
    }

    @Override
    public Integer call() {
        SettingsRequest request = config.request(environment, streams);
        ConnectionFile file = ConnectionFile.readOrBegin(request);
        ConnectionFile.requireConnectionName(name);
        refuseToReplace(file);
        Map<String, String> stored = stored(request);
        Settings settings = readBack(request, changed(file, stored));
        WorkspaceHost.parse(settings.require("host"));
        boolean exists;
        try (ChangeLock _ = file.lock()) {
            ConnectionFile latest = ConnectionFile.readOrBegin(request);
            exists = refuseToReplace(latest);
            changed(latest, stored).save();
        }
        report(file, exists, stored);
        warnAboutMissingSecret(settings, stored);
        return ExitCode.OK;
    }

    /** Whether the file has the name already, which takes --replace. */
    private boolean refuseToReplace(ConnectionFile file) {
        boolean exists = file.connectionNames().contains(name);
        if (exists && !replace) {
            throw new InvalidSettings(
                    "There is a connection '" + name + "' in " + file.shown() + " already.",
                    "Give another name, or --replace to put the new one in its place.");
        }
        return exists;
    }

    private ConnectionFile changed(ConnectionFile file, Map<String, String> stored) {
        ConnectionFile changed = file.withConnection(name, stored);
        return use ? changed.withDefault(name) : changed;
    }

    /** The flags as the file is to hold them: a secret from standard input itself, the name of a file in full. */
    private Map<String, String> stored(SettingsRequest request) {
        Map<String, String> stored = new LinkedHashMap<>();
        settingOptions.flags().forEach((setting, value) -> {
            boolean isFile = FILES.contains(setting) && !value.isBlank();
            if (isFile && value.equals("-")) {
                String secret = setting.replace("-file", "");
                stored.put(secret, secretFromInput(request, setting));
            } else {
                stored.put(setting, isFile ? absolute(value) : value);
            }
        });
        return stored;
    }

    private static String secretFromInput(SettingsRequest request, String setting) {
        if (setting.equals("ca-file")) {
            throw new InvalidSettings("Certificates are not read from standard input.", "Name a file with --ca-file.");
        }
        return request.secretFromStdin(setting).reveal();
    }

    private String absolute(String file) {
        Path path = environment.workingDirectory().resolve(file);
        return path.toAbsolutePath().normalize().toString();
    }

    /** Reads the connection as if nothing but the file and the variables of its expressions were there. */
    private Settings readBack(SettingsRequest request, ConnectionFile changed) {
        Map<String, String> variables = environment.variables().entrySet().stream()
                .filter(variable -> !variable.getKey().startsWith("SLUICE_")
                        && !variable.getKey().equals("QUARKUS_PROFILE"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Environment bare = new Environment(variables, environment.home(), environment.workingDirectory());
        SettingsRequest again =
                new SettingsRequest(Map.of(), bare, request.connection(), request.config(), request.stdin());
        return SettingsReader.read(again.withConnectionArgument(name), changed);
    }

    private void report(ConnectionFile file, boolean replaced, Map<String, String> stored) {
        words.say((replaced ? "Replaced" : "Added") + " connection '" + name + "' in " + file.shown() + "."
                + (use ? " It is used when no connection is named." : ""));
        for (String secret : List.of("token", "client-secret")) {
            if (stored.containsKey(secret)) {
                words.say("The " + secret + " is stored in the file, which only its owner can read.");
            }
        }
    }

    private void warnAboutMissingSecret(Settings settings, Map<String, String> stored) {
        try {
            if (stored.containsKey("token-file") || stored.containsKey("token-env")) {
                settings.secret("token");
            } else if (stored.containsKey("client-secret-file")) {
                settings.secret("client-secret");
            }
        } catch (InvalidSettings e) {
            words.warn(List.of(String.valueOf(e.getMessage())));
        }
    }
}
