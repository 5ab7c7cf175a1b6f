// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.check.CheckReport;
import dev.sluice.check.ConnectionCheck;
import dev.sluice.check.Level;
import dev.sluice.check.ManyChecks;
import dev.sluice.check.ManyChecks.Checked;
import dev.sluice.check.ReportFormat;
import dev.sluice.connection.Connection;
import dev.sluice.connection.ConnectionConfig;
import dev.sluice.connection.Connector;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.ConnectionFile;
import dev.sluice.settings.Environment;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import dev.sluice.settings.SettingsRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves connections step by step, and says why one fails. */
@Command(
        name = "check",
        description = {
            "Check connections: credentials, Unity Catalog, compute and SQL, and why they fail.",
            "Nothing is started and nothing is billed unless --level sql or storage asks for it;",
            "SQL runs by itself only where compute is running already."
        },
        footer = {
            "sluice check",
            "sluice check prod staging --level catalog",
            "sluice check --all -o json",
            "sluice check --table main.sales.orders --level sql"
        })
final class CheckCommand implements Callable<Integer>, CallsWorkspace {

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    @Parameters(paramLabel = "<name>", arity = "0..*", description = "Connections of the configuration file.")
    List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "Every connection of the configuration file.")
    boolean all;

    @Option(
            names = "--level",
            paramLabel = "<level>",
            description = "How far to go: token, catalog, compute, sql or storage.")
    @Nullable
    Level level;

    @Option(
            names = {"-o", "--format"},
            paramLabel = "<format>",
            description = "table, json, jsonl, junit, prometheus or html.")
    ReportFormat format = ReportFormat.TABLE;

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final Environment environment;
    private final Streams streams;
    private final Words words;
    private final Connector connector;
    private final Clock clock;

    CheckCommand(Environment environment, Streams streams, Words words, Connector connector, Clock clock) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
        this.connector = connector;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        ConnectionCheck check = new ConnectionCheck(Optional.ofNullable(level), clock);
        List<CheckReport> reports =
                new ManyChecks(check, clock).run(chosen(connectionOptions.request(environment, streams)));
        streams.print(format.render(reports));
        return reports.stream().allMatch(CheckReport::isPassed) ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private List<Checked> chosen(SettingsRequest request) {
        if (all && !names.isEmpty()) {
            throw new InvalidSettings("Both --all and names were given.", "Give one of them.");
        }
        List<String> chosen = all ? SettingsReader.connectionNames(request) : names;
        if (all && chosen.isEmpty()) {
            throw new InvalidSettings(
                    "There is no connection to check.",
                    "Add one with sluice connection add, or name its settings by flags.");
        }
        if (chosen.isEmpty()) {
            return List.of(alone(request));
        }
        if (chosen.size() == 1 && !all) {
            return List.of(alone(request.withConnectionArgument(chosen.getFirst())));
        }
        ConnectionFile file = ConnectionFile.read(request); // once, however many connections it has
        return chosen.stream().map(name -> among(name, request, file)).toList();
    }

    /** One alone must have settings that make a connection: without it there is nothing to check. */
    private Checked alone(SettingsRequest request) {
        Settings settings = read(request);
        Connection connection = connect(settings);
        return new Checked(settings.connectionName().orElse("connection"), () -> connection, deadline(settings));
    }

    /** Among several, one with bad settings fails for itself. */
    private Checked among(String name, SettingsRequest request, ConnectionFile file) {
        try {
            Settings settings = words.warnAbout(SettingsReader.read(request.withConnectionArgument(name), file));
            return new Checked(name, () -> connect(settings), deadline(settings));
        } catch (SluiceException failure) {
            return new Checked(
                    name,
                    () -> {
                        throw failure;
                    },
                    DEADLINE);
        }
    }

    private Settings read(SettingsRequest request) {
        return words.warnAbout(SettingsReader.read(request));
    }

    private Connection connect(Settings settings) {
        return connector.connect(ConnectionConfig.from(settings, environment.variables()));
    }

    private static Duration deadline(Settings settings) {
        return settings.duration("timeout", DEADLINE);
    }
}
