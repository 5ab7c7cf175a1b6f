// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.terminal.StopSignals;
import dev.sluice.connection.Connector;
import dev.sluice.http.RetryPolicy;
import dev.sluice.oauth.Browser;
import dev.sluice.oauth.SystemBrowser;
import dev.sluice.settings.Environment;
import dev.sluice.token.TokenFiles;
import dev.sluice.token.TokenStore;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** Makes each command with what it needs: one line a command, and no constructor is found by reflection. */
final class Commands implements IFactory {

    /** Every command of the first rank, in the order of the help. */
    private static final List<Class<?>> ALL = List.of(
            QueryCommand.class,
            ShellCommand.class,
            StatementCommand.class,
            CheckCommand.class,
            ServeCommand.class,
            CatalogCommand.class,
            WarehouseCommand.class,
            HttpConnectionCommand.class,
            GrantCommand.class,
            ApiCommand.class,
            ConnectionCommand.class,
            AuthCommand.class,
            SchemaCommand.class,
            SupportBundleCommand.class,
            HelpCommand.class,
            CompletionCommand.class);

    private final Map<Class<?>, Supplier<Object>> makers = new LinkedHashMap<>();
    private final IFactory others = CommandLine.defaultFactory();

    Commands(Environment environment, Streams streams, GlobalOptions global, StopSignals stop, Server server) {
        Words words = new Words(streams, global);
        makers.put(RootCommand.class, () -> new RootCommand(global));
        Clock clock = Clock.systemUTC();
        Optional<TokenFiles> cache = TokenFiles.usual(environment).map(directory -> new TokenFiles(directory, words));
        Connector connector = new Connector(
                clock, RetryPolicy.standard().telling(words::retrying), () -> tokens(cache, global, words));
        Browser browser = new SystemBrowser(environment.variable("BROWSER"), System.getProperty("os.name", ""));
        makers.put(QueryCommand.class, () -> new QueryCommand(environment, streams, words, stop, connector, clock));
        StatementTools tools = new StatementTools(environment, streams, words, stop, connector, clock);
        makers.put(StatementCommand.class, StatementCommand::new);
        makers.put(StatementListCommand.class, () -> new StatementListCommand(tools));
        makers.put(StatementStatusCommand.class, () -> new StatementStatusCommand(tools));
        makers.put(StatementWaitCommand.class, () -> new StatementWaitCommand(tools));
        makers.put(StatementFetchCommand.class, () -> new StatementFetchCommand(tools));
        makers.put(StatementCancelCommand.class, () -> new StatementCancelCommand(tools));
        makers.put(StatsOptions.AttachedOnly.class, StatsOptions.AttachedOnly::new);
        makers.put(CheckCommand.class, () -> new CheckCommand(environment, streams, words, connector, clock));
        WorkspaceAccess access = new WorkspaceAccess(environment, streams, words, stop, connector);
        makers.put(ShellCommand.class, () -> new ShellCommand(access, global, clock));
        GovernanceCommands.addTo(makers, access);
        BrowsingCommands.addTo(makers, access);
        makers.put(ServeCommand.class, () -> new ServeCommand(environment, streams, stop, connector, clock, server));
        makers.put(AuthCommand.class, AuthCommand::new);
        makers.put(AuthLoginCommand.class, () -> new AuthLoginCommand(environment, streams, words, connector, browser));
        makers.put(AuthLogoutCommand.class, () -> new AuthLogoutCommand(environment, streams, words, connector));
        makers.put(AuthStatusCommand.class, () -> new AuthStatusCommand(streams, words, cache, clock));
        makers.put(AuthTokenCommand.class, () -> new AuthTokenCommand(environment, streams, words, connector));
        makers.put(SchemaCommand.class, () -> new SchemaCommand(streams));
        makers.put(SupportBundleCommand.class, () -> new SupportBundleCommand(environment, streams, words, clock));
        makers.put(HelpCommand.class, () -> new HelpCommand(streams));
        makers.put(CompletionCommand.class, () -> new CompletionCommand(streams));
        makers.put(ConnectionCommand.class, ConnectionCommand::new);
        makers.put(ConnectionAddCommand.class, () -> new ConnectionAddCommand(environment, streams, words));
        makers.put(ConnectionImportCommand.class, () -> new ConnectionImportCommand(environment, streams, words));
        makers.put(AuthExplainCommand.class, () -> new AuthExplainCommand(environment, streams, words));
        makers.put(ConnectionListCommand.class, () -> new ConnectionListCommand(environment, streams, words));
        makers.put(ConnectionShowCommand.class, () -> new ConnectionShowCommand(environment, streams, words));
        makers.put(ConnectionUseCommand.class, () -> new ConnectionUseCommand(environment, streams, words));
        makers.put(ConnectionRemoveCommand.class, () -> new ConnectionRemoveCommand(environment, streams, words));
    }

    private static TokenStore tokens(Optional<TokenFiles> cache, GlobalOptions global, Words words) {
        if (global.noTokenCache) {
            return TokenStore.none();
        }
        if (cache.isEmpty()) {
            words.detail("There is no home directory for a token cache. Tokens stay in memory.");
        }
        return cache.<TokenStore>map(files -> files).orElseGet(TokenStore::none);
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Supplier<Object> maker = makers.get(type);
        return maker == null ? others.create(type) : type.cast(maker.get());
    }

    /**
     * The commands that these words can need. The model of a command is made by reflection, which costs a short run more
     * than its work: so the one that is named is made alone, and all of them for help, completion and a mistyped name.
     */
    static List<Class<?>> needed(String... words) {
        Optional<String> first =
                Arrays.stream(words).filter(word -> !word.startsWith("-")).findFirst();
        return ALL.stream()
                .filter(type -> type != CompletionCommand.class && type != HelpCommand.class)
                .filter(type -> first.filter(word -> isCalled(type.getAnnotation(Command.class), word))
                        .isPresent())
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(ALL);
    }

    private static boolean isCalled(Command command, String word) {
        return command.name().equals(word) || List.of(command.aliases()).contains(word);
    }
}
