// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.terminal.StopSignals;
import dev.sluice.compute.Warehouses;
import dev.sluice.connection.Connection;
import dev.sluice.connection.ConnectionConfig;
import dev.sluice.connection.Connector;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.Pause;
import dev.sluice.output.ResultWriter;
import dev.sluice.query.Namespace;
import dev.sluice.query.Queries;
import dev.sluice.query.Query;
import dev.sluice.query.Script;
import dev.sluice.settings.Environment;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import dev.sluice.sql.SqlText;
import dev.sluice.statement.Disposition;
import dev.sluice.statement.Journal;
import dev.sluice.statement.Wire;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs statements and pipes their rows. */
@Command(
        name = "query",
        description = "Run SQL on a warehouse and write its rows to standard output.",
        footer = {
            "sluice query \"SELECT * FROM samples.nyctaxi.trips LIMIT 5\"",
            "sluice query -f report.sql -o csv > report.csv",
            "sluice query -p day:DATE=2026-01-31 \"SELECT count(*) FROM sales WHERE day = :day\" -o json",
            "echo \"SELECT 1\" | sluice query",
            "sluice query --async -f nightly.sql"
        })
final class QueryCommand implements Callable<Integer>, CallsWorkspace {

    @Mixin
    SqlSource source = new SqlSource();

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "<name[:TYPE][=value]>",
            description = "A value for :name, bound by the server; without = it is NULL.")
    List<String> parameters = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "<rows>", description = "At most so many rows; fewer is no failure.")
    @Nullable
    Long limit;

    @Option(
            names = "--row-limit",
            paramLabel = "<rows>",
            description = "The same, but a result that was cut is exit 8.")
    @Nullable
    Long rowLimit;

    @Option(
            names = "--byte-limit",
            paramLabel = "<bytes>",
            description = "At most so many bytes by the server's own measure; a result that was cut is exit 8.")
    @Nullable
    Long byteLimit;

    @Option(
            names = "--all-results",
            description = "Print the result of every statement, in order, and not only the last one's.")
    boolean allResults;

    @Option(
            names = "--tag",
            paramLabel = "<key[=value]>",
            description = "A query tag, by which the statement can be found in the query history.")
    List<String> tags = new ArrayList<>();

    @Option(names = "--read-only", description = "Refuse what is not surely a read, before anything is sent.")
    boolean readOnly;

    @Option(
            names = "--async",
            description = "Print the statement's id and leave; get the result with: sluice statement fetch.")
    boolean async;

    @Option(names = "--journal-sql", description = "Keep the SQL text in the journal of statements too.")
    boolean journalSql;

    @Option(
            names = "--disposition",
            paramLabel = "<way>",
            description = "inline or external_links, where the choice by the statement's shape is not wanted.")
    @Nullable
    Disposition disposition;

    @Mixin
    WireOptions wireOptions = new WireOptions();

    @Mixin
    StatsOptions statsOptions = new StatsOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final Environment environment;
    private final Streams streams;
    private final Words words;
    private final StopSignals stop;
    private final Connector connector;
    private final Clock clock;

    QueryCommand(
            Environment environment, Streams streams, Words words, StopSignals stop, Connector connector, Clock clock) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
        this.stop = stop;
        this.connector = connector;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Wire wire = wireOptions.wire(resultOptions.format(streams, wireOptions));
        if (wire == Wire.ARROW_STREAM && allResults) {
            throw new InvalidSettings(
                    "--all-results prints several results, and the format arrow is one stream of one result.",
                    "Leave --all-results out, or choose another format.");
        }
        ResultWriter writer = resultOptions.newWriter(environment, streams, wire);
        Settings settings = words.warnAbout(SettingsReader.read(connectionOptions.request(environment, streams)));
        Script script = Script.of(source.read(environment, streams));
        ConnectionConfig config = ConnectionConfig.from(settings, environment.variables());
        boolean isConnect = config.compute().isConnect();
        if (isConnect) {
            ConnectLacks.refuse(this);
            wire = wire == Wire.JSON_ARRAY ? Wire.EXACT : wire; // there is no other
        } else {
            script.requireNoSession();
        }
        if (readOnly) {
            script.requireReads();
        }
        List<Query> statements = script.queries(wishes(wire), Namespace.from(config));
        settings.text("timeout").ifPresent(text -> stop.stopAfter(settings.duration("timeout", Duration.ZERO)));
        Journal journal = isConnect
                ? Journal.none(clock)
                : Journal.of(environment, clock, journalSql).planning(asLong(limit));
        RunStats run = new RunStats(clock);
        Connection connection = connector.heardBy(run).connect(config);
        if (async) {
            streams.print(Queries.on(connection, journal, run).submit(only(statements)) + "\n");
            return ExitCode.OK;
        }
        Optional<QueryProgress> progress = isConnect ? Optional.empty() : progress(connection);
        try (Queries queries = Queries.on(connection, journal, run.and(QueryProgress.listening(progress)));
                ResultOutput out = resultOptions.openOutput(environment, streams)) {
            run.countBytesBy(out::written);
            progress.ifPresent(line -> line.start(Pause.sleeping()));
            statsOptions.lookAtCompute(connection, run);
            ResultPrinter printer =
                    new ResultPrinter(writer, resultOptions.isForPeople(streams), out, words, asLong(limit)).by(wire);
            boolean canBeGoneOnWith = !isConnect
                    && wire.isGivenAsJson()
                    && resultOptions.hasEqualRows(streams)
                    && (!allResults || statements.size() == 1);
            if (canBeGoneOnWith) {
                printer.rememberedBy(journal, resultOptions.form(streams));
            }
            if (new ScriptRun(script, queries, printer, allResults).run(statements)) {
                out.complete();
            }
        } finally {
            progress.ifPresent(QueryProgress::close);
            statsOptions.tell(run, config.host(), streams);
        }
        return ExitCode.OK;
    }

    private Optional<QueryProgress> progress(Connection connection) {
        return words.status()
                .map(line -> new QueryProgress(
                        line,
                        clock,
                        () -> Warehouses.ofConnection(connection),
                        /* showsTransfer= */ !resultOptions.isOnTerminal(streams)));
    }

    /** Without waiting there is no order to keep, and nothing to write. */
    private Query only(List<Query> statements) {
        if (statements.size() > 1) {
            throw new InvalidSettings(
                    "The text has " + statements.size() + " statements, and --async waits for none. Nothing was run.",
                    "Leave --async out, or put them into one BEGIN … END script.");
        }
        if (allResults || resultOptions.output != null) {
            throw new InvalidSettings(
                    "With --async there is no result to write yet. Nothing was run.",
                    "Leave --output and --all-results out, and get it later with: sluice statement fetch");
        }
        if (statsOptions.stats != null) {
            throw new InvalidSettings(
                    "--async waits for nothing, and --stats says what waiting took. Nothing was run.",
                    "Leave one of them out.");
        }
        return statements.getFirst();
    }

    /** What is wished for every statement of the text. */
    private Query wishes(Wire wire) {
        return new Query(
                SqlText.of(""),
                parameters.stream().map(ParameterText::parse).toList(),
                new Query.Limits(rowsWanted(), asLong(byteLimit)),
                TagText.parse(tags),
                Optional.ofNullable(disposition),
                Optional.empty(),
                wire);
    }

    private OptionalLong rowsWanted() {
        if (limit != null && rowLimit != null) {
            return OptionalLong.of(Math.min(limit, rowLimit));
        }
        return asLong(limit == null ? rowLimit : limit);
    }

    private static OptionalLong asLong(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
