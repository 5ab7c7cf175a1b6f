// SPDX-License-Identifier: Apache-2.0
package dev.sluice.faults;

import dev.sluice.connection.Connection;
import dev.sluice.connection.ConnectionConfig;
import dev.sluice.connection.Connector;
import dev.sluice.error.SluiceException;
import dev.sluice.http.RetryPolicy;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import dev.sluice.output.OutputFormat;
import dev.sluice.output.OutputOptions;
import dev.sluice.result.QueryResult;
import dev.sluice.settings.Environment;
import dev.sluice.settings.SettingsReader;
import dev.sluice.settings.SettingsRequest;
import dev.sluice.statement.Disposition;
import dev.sluice.statement.Journal;
import dev.sluice.statement.StatementSpec;
import dev.sluice.statement.Statements;
import dev.sluice.statement.Wire;
import dev.sluice.token.TokenStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A workspace with a relay before each of its origins, and the program's own client stack on the other side. */
final class Lane implements AutoCloseable {

    /** The longest silence where there will be one; the others end without any wait. */
    private static final String SILENCE = "500ms";

    private static final String SQL = "SELECT trip_id, pickup_zone, fare FROM samples.nyctaxi.trips";

    private final Relay api = new Relay();
    private final Relay storage = new Relay();
    private final LocalWorkspace workspace;
    private final ConnectionConfig patient;
    private final ConnectionConfig hasty;

    Lane(boolean tls) throws IOException {
        String scheme = tls ? "https" : "http";
        Options options = Options.parse("{\"sampleRows\": 12000, \"limits\": {\"externalChunkBytes\": 65536},"
                + " \"linkOrigin\": \"" + scheme + "://localhost:" + storage.port() + "\"}");
        workspace = LocalWorkspace.start(tls ? options.withTls() : options);
        api.passTo(URI.create(workspace.host()).getPort());
        storage.passTo(URI.create(workspace.storageOrigin()).getPort());
        patient = config(scheme, tls, "60s");
        hasty = config(scheme, tls, SILENCE);
    }

    private ConnectionConfig config(String scheme, boolean tls, String silence) {
        Map<String, String> flags = new HashMap<>(Map.of(
                "host", scheme + "://localhost:" + api.port(),
                "auth-type", "pat",
                "token-env", "LOCAL_TOKEN",
                "connect-timeout", "5s",
                "idle-timeout", silence));
        if (tls) {
            flags.put("ca-file", workspace.caFile().toString());
        }
        Environment environment = new Environment(
                Map.of("LOCAL_TOKEN", "local-pat"),
                Optional.empty(),
                Path.of("").toAbsolutePath());
        return ConnectionConfig.from(
                SettingsReader.read(SettingsRequest.of(environment).withFlags(flags)), environment.variables());
    }

    /** What is written while nothing goes wrong. */
    byte[] undisturbed() throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(patient, out);
        return out.toByteArray();
    }

    /** Runs the seed's run and gives the failure it ended with, or nothing when it was done. */
    Optional<SluiceException> run(FaultyRun run, ByteArrayOutputStream out) throws IOException, InterruptedException {
        workspace.clearFaults();
        run.arm(workspace, api, storage);
        try {
            run(run.fault().isSilence() ? hasty : patient, out);
            return Optional.empty();
        } catch (SluiceException failure) {
            return Optional.of(failure);
        }
    }

    private static void run(ConnectionConfig config, ByteArrayOutputStream out)
            throws IOException, InterruptedException {
        RetryPolicy policy = new RetryPolicy(5, Duration.ofMillis(1), Duration.ofMillis(1), () -> 0, duration -> {});
        Connection connection = new Connector(Clock.systemUTC(), policy, TokenStore::none).connect(config);
        StatementSpec spec = new StatementSpec(
                SQL,
                "0123456789abcdef",
                Disposition.EXTERNAL_LINKS,
                Wire.JSON_ARRAY,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                "faults",
                /* isAwaited= */ true);
        try (QueryResult result =
                new Statements(connection, duration -> {}, Journal.none(Clock.systemUTC())).run(spec)) {
            OutputFormat.CSV.newWriter(OutputOptions.PLAIN).write(result, out::write);
        }
    }

    @Override
    public void close() throws IOException {
        api.close();
        storage.close();
        workspace.close();
    }
}
