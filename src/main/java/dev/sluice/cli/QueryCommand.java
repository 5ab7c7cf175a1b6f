// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.terminal.StopSignals;
import dev.sluice.connection.Connection;
import dev.sluice.connection.ConnectionConfig;
import dev.sluice.connection.Connector;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.output.ResultWriter;
import dev.sluice.query.Queries;
import dev.sluice.query.Query;
import dev.sluice.result.Column;
import dev.sluice.result.QueryResult;
import dev.sluice.result.SqlType;
import dev.sluice.settings.Environment;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import dev.sluice.statement.Disposition;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one statement and pipes its rows. */
@Command(
        name = "query",
        description = "Run SQL on a warehouse and write its rows to standard output.",
        footer = {
            "sluice query \"SELECT * FROM samples.nyctaxi.trips LIMIT 5\"",
            "sluice query -f report.sql -o csv > report.csv",
            "sluice query -p day:DATE=2026-01-31 \"SELECT count(*) FROM sales WHERE day = :day\" -o json",
            "echo \"SELECT 1\" | sluice query"
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
            names = "--disposition",
            paramLabel = "<way>",
            description = "inline or external_links, where the choice by the statement's shape is not wanted.")
    @Nullable
    Disposition disposition;

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final Environment environment;
    private final Streams streams;
    private final Words words;
    private final StopSignals stop;
    private final Connector connector;

    QueryCommand(Environment environment, Streams streams, Words words, StopSignals stop, Connector connector) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
        this.stop = stop;
        this.connector = connector;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ResultWriter writer = resultOptions.newWriter(environment, streams);
        Settings settings = words.warnAbout(SettingsReader.read(connectionOptions.request(environment, streams)));
        Query query = new Query(
                source.read(environment, streams),
                parameters.stream().map(ParameterText::parse).toList(),
                rowsWanted(),
                Optional.ofNullable(disposition));
        settings.text("timeout").ifPresent(text -> stop.stopAfter(settings.duration("timeout", Duration.ZERO)));
        Connection connection = connector.connect(ConnectionConfig.from(settings, environment.variables()));
        try (ResultOutput out = resultOptions.openOutput(environment, streams);
                QueryResult result = Queries.on(connection).run(query)) {
            sayWhatIsCut(result);
            if (!out.takes(() -> writer.write(result, out))) {
                return ExitCode.OK; // the reader has seen enough; closing the result cancels what is left
            }
            if (result.isTruncated() && !isAsPlanned(result)) {
                throw truncated(result);
            }
            out.complete();
        }
        return ExitCode.OK;
    }

    /** Cut where {@code --limit} wished it, and not earlier by another limit. */
    private boolean isAsPlanned(QueryResult result) {
        return limit != null && result.rowCount() >= limit;
    }

    private OptionalLong rowsWanted() {
        if (limit != null) {
            return OptionalLong.of(rowLimit == null ? limit : Math.min(limit, rowLimit));
        }
        return rowLimit == null ? OptionalLong.empty() : OptionalLong.of(rowLimit);
    }

    /** The wire cuts what it must not be silent about: reference 1.7. */
    private void sayWhatIsCut(QueryResult result) {
        String cut = result.columns().stream()
                .filter(column -> column.kind() == SqlType.TIMESTAMP)
                .map(Column::name)
                .collect(Collectors.joining(", "));
        if (!cut.isEmpty()) {
            words.say("sluice: note: TIMESTAMP comes cut to milliseconds on this wire (" + cut + ").");
        }
    }

    private static Incomplete truncated(QueryResult result) {
        return new Incomplete(Explanation.of(
                        "The result was cut at a limit: " + result.rowCount() + " rows came, and there are more.",
                        "Raise --row-limit, or say --limit when a part is all that is wanted.")
                .withStatementId(result.statementId()));
    }
}
