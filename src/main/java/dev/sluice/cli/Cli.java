// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING;

import dev.sluice.check.Level;
import dev.sluice.check.ReportFormat;
import dev.sluice.cli.terminal.StopSignals;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.TimedOut;
import dev.sluice.http.UserAgent;
import dev.sluice.settings.Environment;
import dev.sluice.statement.Disposition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The program as a person types it: words in, an exit code out, and every failure said on standard error. */
public final class Cli {

    /** Examples come first, since most people look for one. */
    private static final List<String> HELP_SECTIONS = List.of(
            SECTION_KEY_DESCRIPTION,
            SECTION_KEY_FOOTER_HEADING,
            SECTION_KEY_FOOTER,
            SECTION_KEY_SYNOPSIS_HEADING,
            SECTION_KEY_SYNOPSIS,
            SECTION_KEY_PARAMETER_LIST_HEADING,
            SECTION_KEY_PARAMETER_LIST,
            SECTION_KEY_COMMAND_LIST_HEADING,
            SECTION_KEY_COMMAND_LIST,
            SECTION_KEY_OPTION_LIST_HEADING,
            SECTION_KEY_OPTION_LIST);

    private static final String[] VERSION = {"--version"};

    private final Environment environment;
    private final Streams streams;
    private final Clients clients;
    private final Server server;
    private final StopSignals stop = new StopSignals();

    public Cli(Environment environment, Streams streams, Clients clients, Server server) {
        this.environment = environment;
        this.streams = streams;
        this.clients = clients;
        this.server = server;
    }

    /** Brings the HTTP clients up around a command that calls a workspace, and gives what it gave. */
    @FunctionalInterface
    public interface Clients {
        int around(IntSupplier command);
    }

    private static String version() {
        return "sluice " + UserAgent.VERSION;
    }

    /** Runs one command and gives the code that the process ends with; throws nothing. */
    public int run(String... words) {
        GlobalOptions global = new GlobalOptions();
        try {
            if (Arrays.equals(words, VERSION)) { // not worth a model of all commands
                streams.print(version() + System.lineSeparator());
                return ExitCode.OK;
            }
            return commandLine(global, words).execute(words);
        } catch (SluiceException e) {
            return report(global).print(e);
        } catch (Throwable e) { // also an Error: the process ends here, and it should say so in a sentence
            return report(global).printDefect(e);
        }
    }

    private CommandLine commandLine(GlobalOptions global, String... words) {
        Commands commands = new Commands(environment, streams, global, stop, server);
        CommandLine line = new CommandLine(RootCommand.class, commands);
        Commands.needed(words).forEach(type -> line.addSubcommand(new CommandLine(type, commands)));
        line.setOut(streams.outWriter());
        line.setErr(streams.errWriter());
        line.setExpandAtFiles(false); // an argument that begins with @ is an argument
        line.registerConverter(AuthTokenCommand.Form.class, text -> OneOf.parse(text, AuthTokenCommand.Form.values()));
        line.registerConverter(StatsOptions.Form.class, text -> OneOf.parse(text, StatsOptions.Form.values()));
        line.registerConverter(Listing.class, text -> OneOf.parse(text, Listing.values()));
        line.registerConverter(Level.class, text -> OneOf.parse(text, Level.values()));
        line.registerConverter(ReportFormat.class, text -> OneOf.parse(text, ReportFormat.values()));
        line.registerConverter(WireOptions.Choice.class, text -> OneOf.parse(text, WireOptions.Choice.values()));
        line.registerConverter(Disposition.class, text -> OneOf.parse(text, Disposition.values()));
        line.setHelpSectionKeys(HELP_SECTIONS);
        line.setUsageHelpLongOptionsMaxWidth(30);
        line.setUsageHelpWidth(100);
        line.setColorScheme(Help.defaultColorScheme(hasColour() ? Ansi.ON : Ansi.OFF));
        line.getCommandSpec().version(version());
        headings(line);
        line.setParameterExceptionHandler((failure, typed) -> printUsageFailure(failure, typed, global));
        line.setExecutionStrategy(typed -> execute(typed, global));
        line.setExecutionExceptionHandler((failure, command, result) -> print(failure, global));
        return line;
    }

    private int execute(ParseResult typed, GlobalOptions global) {
        ParseResult leaf = typed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        boolean isHelp = leaf.isUsageHelpRequested() || typed.isVersionHelpRequested();
        if (isHelp || !(leaf.commandSpec().userObject() instanceof CallsWorkspace)) {
            return new RunLast().execute(typed);
        }
        return clients.around(() -> {
            stop.watch();
            Verbosity.apply(global.verbosity());
            try {
                return new RunLast().execute(typed);
            } catch (ExecutionException failure) {
                return failure.getCause() instanceof Exception cause
                        ? print(cause, global)
                        : report(global).printDefect(failure);
            }
        });
    }

    private static void headings(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.footerHeading("%nExamples:%n");
        usage.synopsisHeading("%nUsage: ");
        usage.parameterListHeading("%nArguments:%n");
        usage.commandListHeading("%nCommands:%n");
        usage.optionListHeading("%nFlags:%n");
        usage.abbreviateSynopsis(true);
        usage.footer(
                Arrays.stream(usage.footer()).map(example -> "  " + example).toArray(String[]::new));
        line.getSubcommands().values().forEach(Cli::headings);
    }

    private boolean hasColour() {
        boolean isForced = environment
                .variable("CLICOLOR_FORCE")
                .filter(value -> !value.equals("0"))
                .isPresent();
        boolean isRefused = environment.variable("NO_COLOR").isPresent();
        return isForced || (streams.outIsTerminal() && !isRefused);
    }

    private int printUsageFailure(ParameterException failure, String[] words, GlobalOptions global) {
        boolean asJson = global.jsonErrors || Arrays.asList(words).contains("--json-errors");
        return new FailureReport(streams, asJson, global.verbosity()).print(UsageFailure.of(failure));
    }

    private int print(Exception failure, GlobalOptions global) {
        Optional<StopSignals.Reason> stopped = stop.reason();
        if (stopped.isPresent()) {
            return printStop(stopped.get(), failure, global);
        }
        return switch (failure) {
            case SluiceException explained -> report(global).print(explained);
            case InterruptedException e -> ExitCode.INTERRUPTED;
            default -> report(global).printDefect(failure);
        };
    }

    /** A command that was stopped says what became of its statement, when it had one. */
    private int printStop(StopSignals.Reason reason, Exception failure, GlobalOptions global) {
        Optional<Interrupted> outcome = failure instanceof Interrupted known ? Optional.of(known) : Optional.empty();
        if (reason == StopSignals.Reason.TIMED_OUT) {
            return report(global).print(timedOut(outcome));
        }
        outcome.ifPresent(report(global)::print);
        return reason == StopSignals.Reason.INTERRUPTED ? ExitCode.INTERRUPTED : ExitCode.TERMINATED;
    }

    static TimedOut timedOut(Optional<Interrupted> outcome) {
        String passed = "The time that --timeout allows has passed.";
        String remedy = "Give it longer, or make the work smaller.";
        return new TimedOut(outcome.map(known -> new Explanation(
                        passed + " " + known.getMessage(),
                        known.remedy().isEmpty() ? remedy : known.remedy(),
                        known.requestId(),
                        known.statementId(),
                        Optional.of(known)))
                .orElseGet(() -> Explanation.of(passed, remedy)));
    }

    private FailureReport report(GlobalOptions global) {
        return new FailureReport(streams, global.jsonErrors, global.verbosity());
    }
}
