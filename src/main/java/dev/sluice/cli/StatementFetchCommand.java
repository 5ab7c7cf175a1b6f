// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.output.OutputFormat;
import dev.sluice.output.ResultWriter;
import dev.sluice.result.QueryResult;
import dev.sluice.statement.Journal;
import dev.sluice.statement.Journal.Partial;
import dev.sluice.statement.Statements;
import dev.sluice.statement.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches the result of one statement, or the part of it that an unfinished file lacks. */
@Command(
        name = "fetch",
        description = {
            "Wait for a statement's end and write its rows, within the hour that the workspace keeps them.",
            "With --from-chunk and --output it completes the file that a killed download left, and with",
            "--from-chunk alone it writes the rows from that chunk on, without a header."
        },
        footer = {
            "sluice statement fetch 01f0a8c2-3e5d-1f4b-9a70-5b1de2c3a4f6 -o csv > rows.csv",
            "sluice statement list",
            "sluice statement fetch $id --from-chunk 12 --output rows.csv -o csv"
        })
final class StatementFetchCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(paramLabel = "<id>", description = "The statement's id.")
    String id = "";

    @Option(
            names = "--from-chunk",
            paramLabel = "<n>",
            description = "The first chunk to fetch, counted from 0; see: sluice statement list.")
    int fromChunk;

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final StatementTools tools;

    StatementFetchCommand(StatementTools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (fromChunk < 0) {
            throw new InvalidSettings("There is no chunk " + fromChunk + ".", "Chunks are counted from 0.");
        }
        ResultWriter writer = fromChunk == 0
                ? resultOptions.newWriter(tools.environment(), tools.streams())
                : resultOptions.newContinuation(tools.environment(), tools.streams());
        Journal journal = tools.journal();
        Optional<QueryProgress> progress = tools.progress(!resultOptions.isOnTerminal(tools.streams()));
        try {
            print(journal, writer, tools.statements(connectionOptions, QueryProgress.listening(progress)));
        } finally {
            progress.ifPresent(QueryProgress::close);
        }
        return ExitCode.OK;
    }

    private void print(Journal journal, ResultWriter writer, Statements statements)
            throws IOException, InterruptedException {
        Statements.Fetched fetched = statements.fetch(id, fromChunk);
        try (QueryResult result = fetched.result();
                ResultOutput out = output(journal)) {
            OptionalLong planned = journal.find(id).map(Journal.Entry::limit).orElse(OptionalLong.empty());
            boolean isServerCsv = fetched.wire() == Wire.CSV;
            ResultPrinter printer = new ResultPrinter(
                            isServerCsv ? serverCsvWriter() : writer,
                            resultOptions.isForPeople(tools.streams()),
                            out,
                            tools.words(),
                            planned)
                    .by(fetched.wire());
            if (!isServerCsv && resultOptions.hasEqualRows(tools.streams())) {
                printer.rememberedBy(journal, resultOptions.form(tools.streams()));
            }
            if (printer.print(result)) {
                out.complete();
            }
        }
    }

    /** The server wrote csv when it was asked to; nobody can have another form of it. */
    private ResultWriter serverCsvWriter() {
        if (resultOptions.format(tools.streams()) != OutputFormat.CSV) {
            throw new InvalidSettings(Explanation.of(
                            "The rows of this statement lie there as the server's own csv, because it was run with"
                                    + " --wire csv.",
                            "Say -o csv, or run the statement again.")
                    .withStatementId(id));
        }
        return resultOptions.newWriter(tools.environment(), tools.streams(), Wire.CSV);
    }

    private ResultOutput output(Journal journal) throws IOException {
        String file = resultOptions.output;
        return fromChunk > 0 && file != null && !file.equals("-")
                ? ResultOutput.resume(partial(journal, file))
                : resultOptions.openOutput(tools.environment(), tools.streams());
    }

    /** What the journal knows of the file, at this chunk and in this form. */
    private Partial partial(Journal journal, String name) throws IOException {
        Path file = OutputFile.followLinks(
                tools.environment().workingDirectory().resolve(name).toAbsolutePath());
        List<Partial> ofFile = journal.find(id).map(Journal.Entry::partials).orElse(List.of()).stream()
                .filter(partial -> partial.file().equals(file))
                .toList();
        if (ofFile.isEmpty()) {
            throw refused("The journal knows of no unfinished " + name + " of this statement.");
        }
        Partial last = ofFile.getLast();
        String form = resultOptions.form(tools.streams());
        if (!last.form().equals(form)) {
            throw refused("The unfinished " + name + " was written with -o " + last.form() + ", not -o " + form + ".");
        }
        return ofFile.reversed().stream()
                .filter(partial ->
                        partial.chunks() == fromChunk && partial.part().equals(last.part()))
                .findFirst()
                .orElseThrow(() -> refused("The unfinished " + name + " has " + last.chunks()
                        + " whole chunks, so it goes on with --from-chunk " + last.chunks() + "."));
    }

    private InvalidSettings refused(String why) {
        return new InvalidSettings(Explanation.of(
                        why + " Nothing was fetched.",
                        "See: sluice statement list, or fetch the whole result, without --from-chunk.")
                .withStatementId(id));
    }
}
