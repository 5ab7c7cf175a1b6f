// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.statement.Journal.Entry;
import dev.sluice.statement.Journal.Partial;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what the journal of this machine remembers; nothing is asked of a workspace. */
@Command(
        name = "list",
        description = {
            "List the statements that sluice began on this machine, the latest first, as it last saw them.",
            "A file that a killed download left unfinished is named with the chunks that are whole in it."
        },
        footer = {"sluice statement list", "sluice statement list -o json"})
final class StatementListCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of(
            "statement_id",
            "began",
            "connection",
            "host",
            "state",
            "sluice_run",
            "unfinished_file",
            "chunks_written",
            "sql");

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    private final StatementTools tools;

    StatementListCommand(StatementTools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Entry> entries = tools.journal().entries();
        List<Map<String, Object>> objects =
                entries.stream().map(StatementListCommand::object).toList();
        new ObjectList("statements", COLUMNS, objects).write(resultOptions, tools.environment(), tools.streams());
        entries.forEach(this::sayHowToComplete);
        return ExitCode.OK;
    }

    private static Map<String, Object> object(Entry entry) {
        Optional<Partial> unfinished = unfinished(entry);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("statement_id", entry.statementId());
        object.put("began", entry.began());
        object.put("connection", Optional.of(entry.connection()).filter(name -> !name.isEmpty()));
        object.put("host", entry.host());
        object.put("state", entry.state());
        object.put("sluice_run", entry.runTag());
        object.put("unfinished_file", unfinished.map(Partial::file));
        object.put("chunks_written", unfinished.map(Partial::chunks));
        object.put("sql", entry.sql());
        return object;
    }

    private void sayHowToComplete(Entry entry) {
        unfinished(entry)
                .filter(partial -> !OutputFile.isBeingWritten(partial.part()))
                .ifPresent(partial -> tools.words()
                        .say("sluice: note: complete it with: sluice statement fetch " + entry.statementId()
                                + " --from-chunk " + partial.chunks() + " --output " + partial.file() + " -o "
                                + partial.form()));
    }

    /** The file that got furthest, while what there is of it lies there still. */
    private static Optional<Partial> unfinished(Entry entry) {
        return entry.partials().reversed().stream()
                .filter(partial -> Files.exists(partial.part()))
                .findFirst();
    }
}
