// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import dev.sluice.cli.terminal.Pager;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.sql.SqlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Reads what a person types at a terminal and runs it, until the person leaves. */
public final class Shell {

    private final Session session;
    private final Optional<HistoryFile> history;
    private final Optional<Pager> pager;
    private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();
    private boolean isHistoryKept = true;

    public Shell(Session session, Optional<HistoryFile> history, Optional<Pager> pager) {
        this.session = session;
        this.history = history;
        this.pager = pager;
    }

    /** Goes on until Ctrl-D, {@code \\q} or the end of the process. */
    public void run() {
        try (Terminal terminal = open()) {
            terminal.handle(Terminal.Signal.INT, _ -> cancel());
            LineReader reader = reader(terminal);
            remembered().forEach(reader.getHistory()::add);
            boolean goesOn = true;
            while (goesOn && !session.isStopped()) {
                goesOn = next(terminal, reader);
            }
        } catch (IOException e) {
            throw new Unexpected(Explanation.of(
                            "The terminal could not be opened: " + e.getMessage() + ".",
                            "Use sluice query instead, which needs none.")
                    .causedBy(e));
        }
    }

    private static Terminal open() throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .dumb(true)
                .ffm(false) // there is none in a native binary
                .encoding(StandardCharsets.UTF_8)
                .build();
    }

    private LineReader reader(Terminal terminal) {
        Completions completions = new Completions(session);
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("sluice")
                .parser(new SqlLines())
                .completer((_, line, candidates) -> complete(completions, line.line(), line.cursor(), candidates))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P -> ")
                .variable(LineReader.LIST_MAX, 200)
                .option(Option.DISABLE_EVENT_EXPANSION, true) // != is SQL
                .option(Option.CASE_INSENSITIVE, true)
                .option(Option.COMPLETE_MATCHER_TYPO, false)
                .option(Option.COMPLETE_MATCHER_CAMELCASE, false)
                .build();
    }

    private static void complete(Completions completions, String line, int cursor, List<Candidate> candidates) {
        try {
            completions.at(line, cursor).stream()
                    .map(found -> new Candidate(found.text(), found.text(), null, null, null, null, found.isWhole()))
                    .forEach(candidates::add);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt(); // the reader of the line sees it
        }
    }

    /** Reads and runs one input; false when the person leaves. */
    private boolean next(Terminal terminal, LineReader reader) {
        TypedInput input;
        try {
            input = new TypedInput(reader.readLine(session.place() + "> "));
        } catch (UserInterruptException given) {
            return true; // up: what was typed is thrown away
        } catch (EndOfFileException leaving) {
            return false;
        }
        remember(input.text());
        if (input.isBlank()) {
            return true;
        }
        try {
            return run(
                    input,
                    new Screen(
                            terminal.output(),
                            terminal.getSize().getRows(),
                            terminal.getSize().getColumns(),
                            pager));
        } catch (Exception failure) { // the prompt outlives whatever fails, and says it
            session.report(failure);
            return true;
        } finally {
            running.set(null);
            Thread.interrupted(); // a Ctrl-C was for what has ended
        }
    }

    private boolean run(TypedInput input, Screen screen) throws InterruptedException {
        running.set(Thread.currentThread());
        if (!input.isCommand()) {
            session.run(SqlText.of(input.text()), screen);
            return true;
        }
        MetaCommand command = input.command();
        if (command instanceof MetaCommand.Quit) {
            return false;
        }
        session.run(command, screen);
        return true;
    }

    /** Ctrl-C while something runs; a second one lets go of what the first one waits for. */
    private void cancel() {
        Thread thread = running.get();
        if (thread != null) {
            thread.interrupt();
        }
    }

    private List<String> remembered() {
        try {
            return history.isPresent() ? history.get().read() : List.of();
        } catch (IOException e) {
            return notKept(e);
        }
    }

    private void remember(String text) {
        try {
            if (history.isPresent() && isHistoryKept) {
                history.get().add(text);
            }
        } catch (IOException e) {
            notKept(e);
        }
    }

    private List<String> notKept(IOException why) {
        isHistoryKept = false;
        session.say("sluice: warning: The history is not kept: "
                + history.map(file -> file.path().toString()).orElse("") + " cannot be read or written ("
                + why.getClass().getSimpleName() + ").");
        return List.of();
    }
}
