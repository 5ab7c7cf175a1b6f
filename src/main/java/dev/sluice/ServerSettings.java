// SPDX-License-Identifier: Apache-2.0
package dev.sluice;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.settings.ServeSettings;
import java.net.BindException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The server in Quarkus' own settings, and what its failures mean. */
final class ServerSettings {

    /** More connections than any scheduler or scraper holds open, and a bound for the memory that they take. */
    private static final String MOST_CONNECTIONS = "1024";

    private ServerSettings() {}

    static Map<String, String> of(ServeSettings serve) {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.host-enabled", "true");
        settings.put("quarkus.http.host", serve.listen());
        settings.put("quarkus.http.port", Integer.toString(serve.port()));
        settings.put("quarkus.http.limits.max-connections", MOST_CONNECTIONS);
        settings.put("quarkus.shutdown.timeout", serve.drain().toString());
        return settings;
    }

    /** The port that was taken, once the server is up. */
    static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }

    static SluiceException explain(ServeSettings serve, Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof BindException) {
                return new InvalidSettings(
                        "Port " + serve.port() + " of " + serve.listen() + " cannot be listened on: "
                                + each.getMessage() + ".",
                        "Choose another one with --port, or stop what listens there.");
            }
        }
        return new Unexpected(
                Explanation.of("The server did not start: " + failure.getMessage(), "Run it again with -vv to see why.")
                        .causedBy(failure));
    }
}
