// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.settings.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** What came of typing some words: exit code, standard output and standard error. */
record TypedWords(int exit, String out, String err) {

    /** Types words in a home of its own, with nothing in the environment and text on standard input. */
    static TypedWords type(Path home, String stdin, String... words) {
        return type(new Environment(Map.of(), Optional.of(home), home), stdin, words);
    }

    static TypedWords type(Environment environment, String stdin, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
        int exit = new Cli(
                        environment,
                        new Streams(in, out, err, false, false, false),
                        IntSupplier::getAsInt,
                        (_, work) -> work.applyAsInt(0))
                .run(words);
        return new TypedWords(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
