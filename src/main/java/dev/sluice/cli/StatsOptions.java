// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.compute.Warehouses;
import dev.sluice.connection.Connection;
import dev.sluice.http.WorkspaceHost;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The flag that asks what a run took. */
final class StatsOptions {

    /** How it is told. */
    enum Form {
        TEXT,
        JSON
    }

    /** Takes a value only where it is attached by "=": the next word is the statement. */
    static final class AttachedOnly implements IParameterPreprocessor {

        @Override
        @SuppressWarnings("JdkObsolete") // picocli's own signature
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec arg, Map<String, Object> info) {
            if (!"=".equals(info.get("separator"))) {
                args.push("text");
            }
            return false;
        }
    }

    @Option(
            names = "--stats",
            arity = "0..1",
            paramLabel = "text|json",
            preprocessor = AttachedOnly.class,
            description = "Say on standard error at the end what the run took.")
    @Nullable
    Form stats;

    /** Looks how the compute is, which costs one GET and is therefore done only for whoever asks. */
    void lookAtCompute(Connection connection, RunStats run) throws InterruptedException {
        if (stats == null) {
            return;
        }
        Warehouses.ofConnection(connection).ifPresent(run::computeWas);
    }

    /** Says it also with -q, since it was asked for. */
    void tell(RunStats run, WorkspaceHost host, Streams streams) {
        if (stats == null) {
            return;
        }
        switch (stats) {
            case TEXT -> run.inWords(host).forEach(streams::say);
            case JSON -> streams.say(JsonText.of(run.asObject(host)));
        }
    }
}
