// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.connection.Connector;
import dev.sluice.http.UserAgent;
import dev.sluice.settings.ServeSettings;
import dev.sluice.settings.SettingsRequest;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * The function as a whole: what its resources share. {@code Main} makes it before the container starts, which then finds
 * it here ({@link Parts}).
 */
public final class HttpFunction {

    private static final AtomicReference<HttpFunction> CURRENT = new AtomicReference<>();

    private final ServeSettings settings;
    private final JsonLog log;
    private final Parts parts;

    private HttpFunction(ServeSettings settings, JsonLog log, Parts parts) {
        this.settings = settings;
        this.log = log;
        this.parts = parts;
    }

    /** {@code log} takes one line at a time. */
    public static HttpFunction of(
            ServeSettings settings,
            SettingsRequest connections,
            Connector connector,
            Clock clock,
            Consumer<String> log) {
        JsonLog lines = new JsonLog(log, clock);
        LastResults results = new LastResults();
        Counts counts = new Counts();
        ConfiguredConnections configured = new ConfiguredConnections(connections, connector);
        Checkups checkups = new Checkups(configured, results, counts, settings.reuse(), lines, clock);
        HttpFunction function = new HttpFunction(
                settings,
                lines,
                new Parts(
                        configured,
                        checkups,
                        results,
                        counts,
                        new Callers(settings),
                        new Places(settings.maxRequests()),
                        new Readiness(),
                        lines,
                        clock));
        CURRENT.set(function);
        return function;
    }

    static Parts parts() {
        return CURRENT.get().parts;
    }

    /** Says that the server is up; from now on every line of the log is JSON. */
    public void open(int port) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(log.handler());
        String host = settings.listen().contains(":") ? "[" + settings.listen() + "]" : settings.listen();
        log.line(
                "listening",
                Map.of(
                        "address",
                        "http://" + host + ":" + port,
                        "version",
                        UserAgent.VERSION,
                        "connections",
                        parts.connections().names().size()));
    }

    /** Says on the health page that no new work is wanted; requests are still answered. */
    public void drain() {
        parts.readiness().drain();
        log.line("draining", Map.of("requests", parts.places().taken()));
    }
}
