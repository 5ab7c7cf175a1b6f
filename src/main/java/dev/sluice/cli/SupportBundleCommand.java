// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.OutputFailed;
import dev.sluice.settings.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what a person who helps needs to know, after showing it; no secret and no SQL text is in it. */
@Command(
        name = "support-bundle",
        description = {
            "Show what a person who helps needs to know: versions, settings with their origins, and the last statements.",
            "No secret and no SQL text is in it, and nothing is sent. With --output it is written after it was shown."
        },
        footer = {"sluice support-bundle", "sluice support-bundle --output bundle.json"})
final class SupportBundleCommand implements Callable<Integer> {

    @Option(names = "--output", paramLabel = "<file>", description = "Write it to this new file, mode 0600.")
    @Nullable
    Path output;

    @Option(names = "--yes", description = "Do not ask before writing.")
    boolean yes;

    @Mixin
    ConfigOption config = new ConfigOption();

    private final Environment environment;
    private final Streams streams;
    private final Words words;
    private final Clock clock;

    SupportBundleCommand(Environment environment, Streams streams, Words words, Clock clock) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        String bundle =
                JsonText.of(new SupportBundle(environment, config.request(environment, streams), clock).document())
                        + "\n";
        if (output == null) {
            streams.print(bundle);
            return ExitCode.OK;
        }
        if (!yes && !streams.inIsTerminal()) {
            throw new InvalidSettings(
                    "Nobody can be asked whether the bundle may be written.",
                    "Look at it with sluice support-bundle, then write it with --yes.");
        }
        words.say(bundle.stripTrailing());
        if (!yes && !isAgreed()) {
            words.say("Nothing was written.");
            return ExitCode.OK;
        }
        write(environment.workingDirectory().resolve(output), bundle);
        words.say("Written to " + output + ".");
        return ExitCode.OK;
    }

    private boolean isAgreed() {
        streams.say("Write this to " + output + "? (yes or no)");
        try {
            return streams.readLine()
                    .map(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
                    .orElse(false);
        } catch (IOException e) {
            return false; // no answer is no yes
        }
    }

    private static void write(Path file, String bundle) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, bundle.getBytes(StandardCharsets.UTF_8), StandardOpenOption.TRUNCATE_EXISTING);
        } catch (FileAlreadyExistsException e) {
            throw new InvalidSettings("There is a file " + file.getFileName() + " already.", "Name another one.");
        } catch (IOException e) {
            throw new OutputFailed(Explanation.of(
                            "The bundle could not be written: " + e.getMessage() + ".",
                            "Name a file where you may write.")
                    .causedBy(e));
        }
    }
}
