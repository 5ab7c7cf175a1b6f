// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.terminal.StatusLine;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.OutputFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command reads, where its data goes and where its words go. Everything is bytes; text is UTF-8 whatever the
 * locale says.
 */
public record Streams(
        InputStream in,
        OutputStream out,
        OutputStream err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal) {

    private static final int LONGEST_LINE = 64 * 1024;

    /** Writes text to standard output; a reader that has left is no failure, a full disk is one. */
    public void print(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            if (!isClosedPipe(e)) {
                throw new OutputFailed(Explanation.of(
                                "Standard output could not be written: " + e.getMessage() + ".",
                                "Make room where it goes, and run the command again.")
                        .causedBy(e));
            }
        }
    }

    /** Writes one line to standard error; when even that fails there is nobody left to tell. */
    public void say(String line) {
        try {
            err.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            return;
        }
    }

    /** Whether the reader at the other end of a pipe has left, as {@code head} does. */
    static boolean isClosedPipe(IOException failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse("");
        return message.contains("Broken pipe") || message.contains("Pipe closed");
    }

    /**
     * One line of standard input without its end, or as much of it as anybody types; nothing where the input has ended.
     * Read byte by byte: what comes after the line is not ours.
     */
    Optional<String> readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n' && line.size() < LONGEST_LINE) {
            line.write(next);
            next = in.read();
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    /** The line that may be drawn anew below the words; none where standard error is no terminal. */
    Optional<StatusLine> status() {
        return err instanceof StatusLine line ? Optional.of(line) : Optional.empty();
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }
}
