// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.terminal.StopSignals;
import dev.sluice.connection.Connector;
import dev.sluice.settings.Environment;
import dev.sluice.settings.ServeSettings;
import dev.sluice.settings.SettingsRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers checks over HTTP until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Answer checks over HTTP: for schedulers, probes and people with a browser.",
            "GET / is a status page, GET /check/NAME and POST /check run checks (503 when one fails), GET /probe?target=NAME",
            "and GET /metrics are for Prometheus, /q/health for orchestrators; /q/openapi describes them all.",
            "It listens on 127.0.0.1 unless told; elsewhere callers must show a token, or the platform must know them.",
            "Only the connections of the configuration file (or of SLUICE_* variables) can be checked."
        },
        footer = {
            "sluice serve",
            "sluice serve --port 9000 --reuse-seconds 30",
            "sluice serve --listen 0.0.0.0 --token-file /run/secrets/callers-token"
        })
final class ServeCommand implements Callable<Integer> {

    @Option(names = "--listen", paramLabel = "<address>", description = "The address to listen on; 127.0.0.1.")
    @Nullable
    String listen;

    @Option(
            names = "--port",
            paramLabel = "<port>",
            description = "The port; else FUNCTIONS_CUSTOMHANDLER_PORT, PORT or 8080. 0 takes a free one.")
    @Nullable
    String port;

    @Option(
            names = "--token-file",
            paramLabel = "<file>",
            description = "A file with the token that callers must show.")
    @Nullable
    String tokenFile;

    @Option(
            names = "--platform-authentication",
            description = "The platform in front lets known callers through only; none is asked for a token here.")
    boolean platformAuthentication;

    @Option(
            names = "--reuse-seconds",
            paramLabel = "<n>",
            description = "How long a result answers for equal checks that come later; 0.")
    @Nullable
    String reuseSeconds;

    @Option(
            names = "--max-requests",
            paramLabel = "<n>",
            description = "Requests that may wait for checks at once; 64.")
    @Nullable
    String maxRequests;

    @Option(
            names = "--drain-seconds",
            paramLabel = "<n>",
            description = "What requests in flight are given when the process is told to stop; 20.")
    @Nullable
    String drainSeconds;

    @Mixin
    ConfigOption config = new ConfigOption();

    private final Environment environment;
    private final Streams streams;
    private final StopSignals stop;
    private final Connector connector;
    private final Clock clock;
    private final Server server;

    ServeCommand(
            Environment environment,
            Streams streams,
            StopSignals stop,
            Connector connector,
            Clock clock,
            Server server) {
        this.environment = environment;
        this.streams = streams;
        this.stop = stop;
        this.connector = connector;
        this.clock = clock;
        this.server = server;
    }

    @Override
    public Integer call() {
        SettingsRequest request = config.request(environment, streams);
        ServeSettings settings = ServeSettings.read(request, flags());
        Serving serving = new Serving(settings, request, connector, clock, streams::say);
        return server.around(serving, _ -> untilStopped());
    }

    private int untilStopped() {
        stop.watch();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            boolean isInterrupt =
                    stop.reason().filter(StopSignals.Reason.INTERRUPTED::equals).isPresent();
            return isInterrupt ? ExitCode.INTERRUPTED : ExitCode.TERMINATED;
        }
        return ExitCode.OK;
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        put(flags, "listen", listen);
        put(flags, "port", port);
        put(flags, "token-file", tokenFile);
        put(flags, "platform-authentication", platformAuthentication ? "true" : null);
        put(flags, "reuse-seconds", reuseSeconds);
        put(flags, "max-requests", maxRequests);
        put(flags, "drain-seconds", drainSeconds);
        return flags;
    }

    private static void put(Map<String, String> flags, String name, @Nullable String value) {
        if (value != null) {
            flags.put(name, value);
        }
    }
}
