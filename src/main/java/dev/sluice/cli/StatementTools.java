// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.terminal.StopSignals;
import dev.sluice.connection.ConnectionConfig;
import dev.sluice.connection.Connector;
import dev.sluice.http.Pause;
import dev.sluice.settings.Environment;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import dev.sluice.statement.Journal;
import dev.sluice.statement.StatementListener;
import dev.sluice.statement.StatementStatus;
import dev.sluice.statement.Statements;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the commands of the statement group share: the way to the workspace, the journal, and how they print. */
record StatementTools(
        Environment environment, Streams streams, Words words, StopSignals stop, Connector connector, Clock clock) {

    private static final List<String> STATUS = List.of("statement_id", "state", "rows", "chunks", "truncated", "error");

    /** The statements of the workspace that the flags name; a time limit begins to run. */
    Statements statements(ConnectionOptions options) {
        return statements(options, StatementListener.NONE);
    }

    /** The same, and the listener hears how they get on. */
    Statements statements(ConnectionOptions options, StatementListener listener) {
        Settings settings = words.warnAbout(SettingsReader.read(options.request(environment, streams)));
        ConnectionConfig config = ConnectionConfig.from(settings, environment.variables());
        settings.text("timeout").ifPresent(text -> stop.stopAfter(settings.duration("timeout", Duration.ZERO)));
        return new Statements(connector.connect(config), Pause.sleeping(), journal(), listener);
    }

    /** What a person at a terminal is shown while a statement is waited for and its rows come. */
    Optional<QueryProgress> progress(boolean showsTransfer) {
        return words.status()
                .map(line -> new QueryProgress(line, clock, Optional::empty, showsTransfer).start(Pause.sleeping()));
    }

    Journal journal() {
        return Journal.of(environment, clock, /* keepsSql= */ false);
    }

    void print(StatementStatus status, ResultOptions options) throws InterruptedException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("statement_id", status.statementId());
        object.put("state", status.state().name());
        object.put("rows", status.rows());
        object.put("chunks", status.chunks());
        object.put("truncated", status.truncated());
        object.put("error", status.error());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.putAll(object);
        new ObjectList("statement", STATUS, List.of(object)).write(document, options, environment, streams);
    }
}
