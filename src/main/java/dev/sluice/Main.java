// SPDX-License-Identifier: Apache-2.0
package dev.sluice;

import dev.sluice.cli.Cli;
import dev.sluice.cli.Streams;
import dev.sluice.cli.terminal.StandardInput;
import dev.sluice.cli.terminal.StandardOutput;
import dev.sluice.cli.terminal.Terminals;
import dev.sluice.settings.Environment;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Where the process begins: it hands the environment and the streams on, and brings up the HTTP clients only for the
 * commands that call a workspace.
 */
@QuarkusMain
public final class Main {

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
                new FileOutputStream(FileDescriptor.err),
                Terminals.isInput(),
                Terminals.isOutput(),
                Terminals.isError());
        end(new Cli(environment, streams, Main::withClients).run(words));
    }

    /**
     * Everything is written by now. Not exit: the framework's orderly end would cost a short command more than its work,
     * and would take the clients from under calls that nobody waits for any more.
     */
    private static void end(int code) {
        Runtime.getRuntime().halt(code);
    }

    /** Runs a command inside the framework, on this thread, and ends with it. */
    private static int withClients(IntSupplier work) {
        command = work;
        Quarkus.run(Application.class, (_, failure) -> {
            if (failure != null) {
                throw new IllegalStateException("The HTTP clients did not start", failure);
            }
        });
        throw new IllegalStateException("The HTTP clients came down by themselves");
    }

    /** The command as the framework's application. */
    public static final class Application implements QuarkusApplication {

        @Override
        public int run(String... words) {
            end(command.getAsInt());
            return 0;
        }
    }
}
