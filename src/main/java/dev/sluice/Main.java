// SPDX-License-Identifier: Apache-2.0
package dev.sluice;

import dev.sluice.cli.Cli;
import dev.sluice.cli.Serving;
import dev.sluice.cli.Streams;
import dev.sluice.cli.terminal.StandardInput;
import dev.sluice.cli.terminal.StandardOutput;
import dev.sluice.cli.terminal.StatusLine;
import dev.sluice.cli.terminal.Terminals;
import dev.sluice.function.HttpFunction;
import dev.sluice.settings.Environment;
import dev.sluice.token.TokenFiles;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;

/**
 * Where the process begins: it hands the environment and the streams on, brings up the HTTP clients only for the commands
 * that call a workspace, and a listening socket only for {@code serve}.
 */
@QuarkusMain
public final class Main {

    /** A refresh token that was used and not replaced would be a sign-in lost; a second Ctrl-C does not wait for it. */
    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(15);

    private static volatile IntSupplier command = () -> 0;

    Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... words) {
        HermeticConfig.close();
        Map<String, String> variables = System.getenv();
        Environment environment = new Environment(
                variables,
                Optional.ofNullable(variables.get("HOME"))
                        .filter(home -> !home.isBlank())
                        .map(Path::of),
                Path.of("").toAbsolutePath());
        Streams streams = new Streams(
                new StandardInput(),
                new StandardOutput(),
                standardError(variables),
                Terminals.isInput(),
                Terminals.isOutput(),
                Terminals.isError());
        end(new Cli(environment, streams, Main::withClients, Main::withServer).run(words));
    }

    private static OutputStream standardError(Map<String, String> variables) {
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        boolean canBeDrawnOn = Terminals.isError() && !"dumb".equals(variables.get("TERM"));
        return canBeDrawnOn ? new StatusLine(err) : err;
    }

    /**
     * Everything is written by now. Not exit: the framework's orderly end would cost a short command more than its work,
     * and would take the clients from under calls that nobody waits for any more.
     */
    private static void end(int code) {
        TokenFiles.finishRenewals(LONGEST_RENEWAL);
        Runtime.getRuntime().halt(code);
    }

    /** Runs a command inside the framework, on this thread, and ends with it. */
    private static int withClients(IntSupplier work) {
        command = () -> {
            end(work.getAsInt());
            return 0;
        };
        Quarkus.run(Application.class, (_, failure) -> {
            if (failure != null) {
                throw new IllegalStateException("The HTTP clients did not start", failure);
            }
        });
        throw new IllegalStateException("The HTTP clients came down by themselves");
    }

    /** Runs a command with the server up; when it ends, the requests in flight are given their time. */
    private static int withServer(Serving serving, IntUnaryOperator work) {
        HermeticConfig.decide(ServerSettings.of(serving.settings()));
        HttpFunction function = HttpFunction.of(
                serving.settings(), serving.connections(), serving.connector(), serving.clock(), serving.log());
        command = () -> {
            int port = ServerSettings.port();
            function.open(port);
            int code = work.applyAsInt(port);
            function.drain();
            return code;
        };
        AtomicReference<Ending> ending = new AtomicReference<>();
        Quarkus.run(Application.class, (code, failure) -> ending.set(new Ending(code, Optional.ofNullable(failure))));
        Ending end = ending.get();
        if (end.failure().isPresent()) {
            throw ServerSettings.explain(serving.settings(), end.failure().get());
        }
        return end.code();
    }

    /** How the framework came down. */
    private record Ending(int code, Optional<Throwable> failure) {}

    /** The command as the framework's application. */
    public static final class Application implements QuarkusApplication {

        @Override
        public int run(String... words) {
            return command.getAsInt();
        }
    }
}
