// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.Environment;
import dev.sluice.sql.SqlText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the SQL comes from: the argument, a file, or standard input. */
final class SqlSource {

    @Parameters(
            arity = "0..1",
            paramLabel = "<sql>",
            description = "The statements; - is standard input, as is leaving it out in a pipe.")
    @Nullable
    String argument;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "<file>",
            description = "A file with the statements, in UTF-8.")
    @Nullable
    String file;

    /** The text, byte for byte as it was written but for a byte order mark. */
    SqlText read(Environment environment, Streams streams) {
        if (argument != null && file != null) {
            throw new InvalidSettings("A statement was given both as an argument and with -f.", "Give one of them.");
        }
        SqlText sql = SqlText.of(text(environment, streams));
        if (sql.isEmpty()) {
            throw new InvalidSettings(
                    "There is no statement to run: the text is empty.", "For example: sluice query \"SELECT 1\".");
        }
        return sql;
    }

    private String text(Environment environment, Streams streams) {
        if (file != null && !file.equals("-")) {
            Path path = environment.workingDirectory().resolve(file);
            try {
                return utf8(Files.readAllBytes(path), file);
            } catch (NoSuchFileException missing) {
                throw new InvalidSettings("There is no file " + file + ".", "Check the name after -f.");
            } catch (IOException e) {
                throw new InvalidSettings(
                        "The file " + file + " cannot be read: " + e.getMessage() + ".", "Check the name after -f.");
            }
        }
        if (argument != null && !argument.equals("-")) {
            return TypedText.intact("The statement", argument, "Give it in a file with -f, or through a pipe");
        }
        boolean isAsked = file != null || argument != null;
        if (!isAsked && streams.inIsTerminal()) {
            throw new InvalidSettings(
                    "No statement was given.",
                    "Give one as an argument, in a file with -f, or through a pipe, for example: sluice query \"SELECT 1\".");
        }
        try {
            return utf8(streams.in().readAllBytes(), "standard input");
        } catch (ClosedByInterruptException stopped) {
            throw new Interrupted(Explanation.of("Interrupted while standard input was read.", "Run it again."));
        } catch (IOException e) {
            throw new InvalidSettings("Standard input cannot be read: " + e.getMessage() + ".", "Check the pipe.");
        }
    }

    private static String utf8(byte[] bytes, String where) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidSettings(
                    "The statement in " + where + " is not UTF-8.", "Save it as UTF-8, so that no character changes.");
        }
    }
}
