// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.shell.KnownNames;
import dev.sluice.cli.shell.MetaCommand;
import dev.sluice.cli.shell.Screen;
import dev.sluice.cli.shell.Session;
import dev.sluice.connection.ConnectionConfig;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.Pause;
import dev.sluice.output.OutputFormat;
import dev.sluice.query.Namespace;
import dev.sluice.query.Query;
import dev.sluice.query.Script;
import dev.sluice.result.QueryResult;
import dev.sluice.settings.ConnectionFile;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import dev.sluice.settings.SettingsRequest;
import dev.sluice.sql.SqlStatement;
import dev.sluice.sql.SqlText;
import dev.sluice.statement.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** The work behind the prompt: the connection in use, the catalog and schema that USE chose, and how results look. */
final class ShellSession implements Session {

    private final WorkspaceAccess access;
    private final GlobalOptions global;
    private final Clock clock;
    private final ConnectionOptions options;
    private final boolean readsOnly;
    private ShellConnection current;
    private OutputFormat format = OutputFormat.TABLE;
    private boolean isExpanded;
    private boolean isTimed;

    ShellSession(
            WorkspaceAccess access, GlobalOptions global, Clock clock, ConnectionOptions options, boolean readsOnly) {
        this.access = access;
        this.global = global;
        this.clock = clock;
        this.options = options;
        this.readsOnly = readsOnly;
        this.current = open(options.request(access.environment(), access.streams()));
    }

    private ShellConnection open(SettingsRequest request) {
        Settings settings = access.words().warnAbout(SettingsReader.read(request));
        return ShellConnection.of(
                access.connector()
                        .connect(ConnectionConfig.from(
                                settings, access.environment().variables())),
                Journal.of(access.environment(), clock, /* keepsSql= */ false),
                settings.text("timeout").map(_ -> settings.duration("timeout", Duration.ZERO)),
                clock);
    }

    /** One sentence on where statements go. */
    String target() {
        return "Statements go to " + current.inWords() + ".";
    }

    /** From now on results look so. */
    void show(OutputFormat other) {
        if (other == OutputFormat.ARROW) {
            throw new InvalidSettings(
                    "The format arrow is bytes for programs, and the shell is for people.",
                    "For a file of it: sluice query -o arrow --output FILE");
        }
        format = other;
        isExpanded = false;
    }

    @Override
    public String place() {
        Namespace namespace = namespace();
        String schema = namespace.schema().map(name -> "." + name).orElse("");
        String names = namespace.catalog().map(catalog -> catalog + schema).orElse(schema);
        return current.name() + (names.isEmpty() ? "" : ":" + names);
    }

    @Override
    public void run(SqlText text, Screen screen) throws InterruptedException {
        Script whole = Script.of(text);
        whole.requireNoSession();
        if (readsOnly) {
            whole.requireReads();
        }
        for (SqlStatement statement : whole.statements()) {
            Script script = new Script(List.of(statement));
            if (!timed(() -> run(script, screen))) {
                return; // the person has left the pager, and wants no more
            }
            current = current.within(script.namespaceAfter(namespace()));
            if (!statement.sql().mayReturnMuch()) {
                names().forget(); // it may have made or dropped something
            }
        }
    }

    /** What takes time at the workspace; false when its reader had enough of it. */
    @FunctionalInterface
    private interface Asking {
        boolean run() throws InterruptedException;
    }

    private boolean timed(Asking asking) throws InterruptedException {
        Instant start = clock.instant();
        AtomicBoolean isRead = new AtomicBoolean();
        new ShellTimeLimit(current.limit(), Pause.sleeping()).around(() -> isRead.set(asking.run()));
        if (isTimed) {
            say("Time: " + Duration.between(start, clock.instant()).toMillis() + " ms");
        }
        return isRead.get();
    }

    private boolean run(Script script, Screen screen) throws InterruptedException {
        Query query = script.queries(Query.of(""), namespace()).getFirst();
        boolean isRead;
        try (ShellPage page = ShellPage.open(screen, access.streams(), format(), access.environment());
                QueryResult result = current.queries().run(query)) {
            isRead = new ResultPrinter(
                            page.newWriter(),
                            /* isForPeople= */ true,
                            page.output(),
                            access.words(),
                            OptionalLong.empty())
                    .print(result);
            if (!result.columns().isEmpty()) {
                return isRead;
            }
        }
        say("Done.");
        return isRead;
    }

    private OutputFormat format() {
        return isExpanded ? OutputFormat.LINE : format;
    }

    @Override
    public void run(MetaCommand command, Screen screen) throws InterruptedException {
        switch (command) {
            case MetaCommand.Connect to -> connect(to.name());
            case MetaCommand.Format to -> {
                to.word().map(OutputFormat::parse).ifPresent(this::show);
                say("Results are shown as " + format().word() + ".");
            }
            case MetaCommand.Expanded _ -> {
                isExpanded = !isExpanded;
                say("Results are shown as " + format().word() + ".");
            }
            case MetaCommand.Timing to -> {
                isTimed = to.isOn().orElse(!isTimed);
                say("Timing is " + (isTimed ? "on." : "off."));
            }
            case MetaCommand.Help _ -> say(MetaCommand.HELP);
            case MetaCommand.Reset _ -> say("What was typed is forgotten.");
            case MetaCommand.Quit _ -> throw new IllegalStateException("leaving is the shell's own");
            case MetaCommand.Catalogs _ -> list(ShellListing.catalogs(current), screen);
            case MetaCommand.Schemas of -> list(ShellListing.schemas(current, of.catalog()), screen);
            case MetaCommand.Tables of -> list(ShellListing.tables(current, of.schema()), screen);
            case MetaCommand.Describe of ->
                list(
                        of.table().isPresent()
                                ? ShellListing.table(current, of.table().get())
                                : ShellListing.tables(current, Optional.empty()),
                        screen);
        }
    }

    private void list(ShellListing listing, Screen screen) throws InterruptedException {
        timed(() -> {
            ObjectList objects = listing.read();
            try (ShellPage page = ShellPage.open(screen, access.streams(), format(), access.environment())) {
                objects.write(page.options(), access.environment(), page.streams());
            }
            return true;
        });
    }

    /** The flags of the command line were about the first connection; where the new one is wrong, the old one stays. */
    private void connect(Optional<String> name) {
        name.ifPresent(other -> current = open(
                options.config.request(access.environment(), access.streams()).withConnection(other)));
        say(target());
    }

    @Override
    public void report(Exception failure) {
        FailureReport report = new FailureReport(access.streams(), global.jsonErrors, global.verbosity());
        switch (failure) {
            case SluiceException explained -> report.print(explained);
            case InterruptedException _ -> access.streams().say("sluice: Interrupted.");
            default -> report.printDefect(failure);
        }
    }

    @Override
    public void say(String sentence) {
        access.words().say(sentence);
    }

    @Override
    public boolean isStopped() {
        return access.stop().reason().isPresent();
    }

    @Override
    public Namespace namespace() {
        return current.namespace();
    }

    @Override
    public KnownNames names() {
        return current.names();
    }

    @Override
    public List<String> connections() {
        return ConnectionFile.readOrBegin(options.config.request(access.environment(), access.streams()))
                .connectionNames();
    }

    @Override
    public List<String> formats() {
        return Arrays.stream(OutputFormat.values())
                .filter(each -> each != OutputFormat.ARROW)
                .map(OutputFormat::word)
                .toList();
    }
}
