// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.check.CheckReport;
import dev.sluice.check.ConnectionCheck;
import dev.sluice.check.Level;
import dev.sluice.check.ManyChecks;
import dev.sluice.check.ManyChecks.Checked;
import dev.sluice.check.ReportFormat;
import dev.sluice.check.Shard;
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
import java.nio.charset.StandardCharsets;
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
            "sluice check 'prod-*' -o junit --output report.xml",
            "sluice check --all --shard 2/10 --timeout 5m -o json",
            "sluice check --table main.sales.orders --level sql"
        })
final class CheckCommand implements Callable<Integer>, CallsWorkspace {

    private static final String TIMEOUT = "timeout";
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    @Parameters(
            paramLabel = "<name>",
            arity = "0..*",
            description = "Connections of the configuration file; globs such as 'prod-*' as well.")
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
            names = "--shard",
            paramLabel = "<i/n>",
            description = "Of those that are meant, only the i-th of n shares: each is in exactly one.")
    @Nullable
    String shard;

    @Option(names = "--jobs", paramLabel = "<number>", description = "How many to check at once; 32 unless told.")
    int jobs = ManyChecks.AT_ONCE;

    @Option(
            names = "--output",
            paramLabel = "<file>",
            description = "Write the report to this file, which is there only when it is complete.")
    @Nullable
    String output;

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
        if (jobs < 1) {
            throw new InvalidSettings("--jobs is " + jobs + ", and nothing is checked by none.", "Give 1 or more.");
        }
        ConnectionCheck check = new ConnectionCheck(Optional.ofNullable(level), clock);
        SettingsRequest request = connectionOptions.request(environment, streams);
        try (ResultOutput file = ResultOutput.open(output, environment, streams)) {
            List<CheckReport> reports = run(check, request);
            byte[] text = format.render(reports).getBytes(StandardCharsets.UTF_8);
            if (file.takes(() -> file.write(text, 0, text.length))) {
                file.complete();
            }
            return exitCode(reports);
        }
    }

    private List<CheckReport> run(ConnectionCheck check, SettingsRequest request) throws InterruptedException {
        Optional<Duration> whole = request.durationOf(TIMEOUT);
        return new ManyChecks(check, clock, jobs, whole).run(chosen(request));
    }

    private static int exitCode(List<CheckReport> reports) {
        return reports.stream().allMatch(CheckReport::isPassed) ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private List<Checked> chosen(SettingsRequest request) {
        if (all && !names.isEmpty()) {
            throw new InvalidSettings("Both --all and names were given.", "Give one of them.");
        }
        Optional<Shard> share = Optional.ofNullable(shard).map(Shard::parse);
        boolean isOne = names.size() <= 1 && names.stream().noneMatch(ChosenConnections::isGlob);
        if (isOne && !all) {
            if (share.isPresent()) {
                throw new InvalidSettings("--shard divides several connections, and one was named.", "Add --all.");
            }
            return List.of(alone(names.isEmpty() ? request : request.withConnectionArgument(names.getFirst())));
        }
        ConnectionFile file = ConnectionFile.read(request); // once, however many connections it has
        List<String> meant = all ? file.connectionNames() : ChosenConnections.of(names, file.connectionNames());
        if (meant.isEmpty()) {
            throw new InvalidSettings(
                    "There is no connection to check.",
                    "Add one with sluice connection add, or name its settings by flags.");
        }
        List<String> ours = share.map(part -> part.of(meant)).orElse(meant);
        if (ours.isEmpty()) {
            words.say("None of the " + meant.size() + " connections is in shard " + share.orElseThrow() + ".");
        }
        SettingsRequest each = request.withoutFlag(TIMEOUT);
        Duration deadline = request.durationOf(TIMEOUT).orElse(DEADLINE);
        return ours.stream().map(name -> among(name, each, file, deadline)).toList();
    }

    /** One alone must have settings that make a connection: without it there is nothing to check. */
    private Checked alone(SettingsRequest request) {
        Settings settings = read(request);
        Connection connection = connect(settings);
        return new Checked(
                settings.connectionName().orElse("connection"), () -> connection, settings.duration(TIMEOUT, DEADLINE));
    }

    /** Among several, one with bad settings fails for itself, and one with a {@code timeout} in the file keeps it. */
    private Checked among(String name, SettingsRequest request, ConnectionFile file, Duration deadline) {
        try {
            Settings settings = words.warnAbout(SettingsReader.read(request.withConnectionArgument(name), file));
            return new Checked(name, () -> connect(settings), settings.duration(TIMEOUT, deadline));
        } catch (SluiceException failure) {
            return new Checked(
                    name,
                    () -> {
                        throw failure;
                    },
                    deadline);
        }
    }

    private Settings read(SettingsRequest request) {
        return words.warnAbout(SettingsReader.read(request));
    }

    private Connection connect(Settings settings) {
        return connector.connect(ConnectionConfig.from(settings, environment.variables()));
    }
}
