// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How {@code sluice serve} listens and what it asks of its callers: flags over variables over lines such as
 * {@code sluice.serve.listen} of the configuration file.
 *
 * @param listen the address, not a name: what it stands for must not change between the check and the socket
 * @param port 0 lets the system choose
 * @param tokenFile holds what a caller must show; read again when it changes
 * @param hasPlatformAuthentication whether the platform in front lets only known callers through
 * @param reuse how long a result answers for equal checks that come later
 * @param maxRequests how many requests may wait for checks at the same time
 * @param drain what requests in flight are given to end when the process is told to stop
 */
public record ServeSettings(
        String listen,
        int port,
        Optional<Path> tokenFile,
        boolean hasPlatformAuthentication,
        Duration reuse,
        int maxRequests,
        Duration drain) {

    /** Every name, without {@code serve.} before it. */
    static final List<String> NAMES = List.of(
            "listen",
            "port",
            "token-file",
            "platform-authentication",
            "reuse-seconds",
            "max-requests",
            "drain-seconds");

    static final String GROUP = "serve.";

    /** The platforms' own names for the port, the more specific first. */
    private static final List<String> PORT_VARIABLES = List.of("FUNCTIONS_CUSTOMHANDLER_PORT", "PORT");

    private static final int DEFAULT_PORT = 8080;
    private static final int LONGEST_REUSE = 3600;
    private static final int LONGEST_DRAIN = 900;
    private static final int MOST_REQUESTS = 10_000;

    /** Reads them; {@code flags} are by their names without {@code serve.}, and refuses what is not safe. */
    public static ServeSettings read(SettingsRequest request, Map<String, String> flags) {
        Environment environment = request.environment();
        ConnectionFile file = ConnectionFile.read(request);
        Map<String, Line> typed = new LinkedHashMap<>();
        flags.forEach((name, value) -> typed.put(key(name), new Line(value, new Origin.Flag(name))));
        Map<String, Line> variables = new LinkedHashMap<>();
        NAMES.forEach(name -> environment
                .variable(variableOf(name))
                .ifPresent(value -> variables.put(key(name), new Line(value, new Origin.Variable(variableOf(name))))));
        PORT_VARIABLES.forEach(variable -> environment
                .variable(variable)
                .ifPresent(
                        value -> variables.putIfAbsent(key("port"), new Line(value, new Origin.Variable(variable)))));
        Map<String, Line> surroundings = new LinkedHashMap<>();
        environment
                .variables()
                .forEach((name, value) -> surroundings.put(name, new Line(value, new Origin.Variable(name))));
        Layers layers = new Layers(
                List.of(
                        new LineSource("flags", Layers.FLAGS, typed, false),
                        new LineSource("variables", Layers.VARIABLES, variables, false),
                        new LineSource("file", Layers.FILE, file.settings().serve(), true),
                        new LineSource("environment", Layers.ENVIRONMENT, surroundings, false)),
                List.of());
        return of(layers, environment, file).refuseOpenDoor();
    }

    private static ServeSettings of(Layers layers, Environment environment, ConnectionFile file) {
        Optional<Path> tokenFile = layers.find(GROUP + "token-file").map(setting -> {
            Path start = setting.origin() instanceof Origin.FileLine
                    ? file.directory().orElse(environment.workingDirectory())
                    : environment.workingDirectory();
            return environment.resolve(setting.expanded().strip(), start);
        });
        return new ServeSettings(
                layers.find(GROUP + "listen")
                        .map(setting -> setting.expanded().strip())
                        .orElse("127.0.0.1"),
                number(layers, "port", DEFAULT_PORT, 0, 65_535),
                tokenFile,
                layers.find(GROUP + "platform-authentication")
                        .map(ServeSettings::isTrue)
                        .orElse(false),
                Duration.ofSeconds(number(layers, "reuse-seconds", 0, 0, LONGEST_REUSE)),
                number(layers, "max-requests", 64, 1, MOST_REQUESTS),
                Duration.ofSeconds(number(layers, "drain-seconds", 20, 1, LONGEST_DRAIN)));
    }

    /** Whether only this machine reaches it. */
    public boolean isLoopback() {
        return listen.equals("::1") || listen.equals("localhost") || listen.matches("127(\\.\\d{1,3}){3}");
    }

    private ServeSettings refuseOpenDoor() {
        if (!isLoopback() && tokenFile.isEmpty() && !hasPlatformAuthentication) {
            throw new InvalidSettings(
                    "serve would listen on " + listen + " for anybody: no token is asked of callers.",
                    "Name a file with the callers' token in --token-file (" + variableOf("token-file")
                            + "), or say that the platform in front authenticates them: --platform-authentication ("
                            + variableOf("platform-authentication") + "=true).");
        }
        return this;
    }

    private static int number(Layers layers, String name, int otherwise, int least, int most) {
        Optional<Setting> setting = layers.find(GROUP + name);
        if (setting.isEmpty()) {
            return otherwise;
        }
        String text = setting.get().expanded().strip();
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new InvalidSettings(
                "The " + name + " '" + text + "' (" + setting.get().origin() + ") cannot be used.",
                "Give a whole number from " + least + " to " + most + ".");
    }

    private static boolean isTrue(Setting setting) {
        return switch (setting.expanded().strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default ->
                throw new InvalidSettings(
                        "The value of " + setting.origin() + " is neither true nor false.", "Write true or false.");
        };
    }

    static boolean isVariable(String variable) {
        return variable.startsWith("SLUICE_SERVE_")
                && NAMES.stream().map(ServeSettings::variableOf).anyMatch(variable::equals);
    }

    static String variableOf(String name) {
        return SettingNames.variableOf((GROUP + name).replace('.', '-'));
    }

    private static String key(String name) {
        return Layers.PREFIX + GROUP + name;
    }
}
