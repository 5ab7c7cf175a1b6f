// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.terminal;

import dev.sluice.settings.Environment;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The program that shows long output page by page: what {@code PAGER} names, else {@code less} where there is one. */
public record Pager(String command, boolean hasOwnFlags) {

    /** Leaves at once where all fits, passes colours on, and leaves the text on the screen. */
    private static final String LESS_FLAGS = "FRX";

    /** None where {@code PAGER} is empty or names {@code cat}, and where there is none to be found. */
    public static Optional<Pager> of(Environment environment) {
        boolean hasOwnFlags = environment.variable("LESS").isPresent();
        Optional<String> named =
                Optional.ofNullable(environment.variables().get("PAGER")).map(String::strip);
        if (named.isPresent()) {
            return named.filter(command -> !command.isEmpty() && !command.equals("cat"))
                    .map(command -> new Pager(command, hasOwnFlags));
        }
        boolean hasLess = environment.variable("PATH").stream()
                .flatMap(path -> Stream.of(path.split(":", -1)))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "less")));
        return hasLess ? Optional.of(new Pager("less", hasOwnFlags)) : Optional.empty();
    }

    /** Starts it on this terminal; closing what it reads waits until the person leaves it. */
    OutputStream open(OutputStream screen) throws IOException {
        screen.flush();
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        if (!hasOwnFlags) {
            builder.environment().put("LESS", LESS_FLAGS);
        }
        return new Reading(builder.start());
    }

    /** What the pager reads. */
    private static final class Reading extends FilterOutputStream {

        private final Process pager;

        Reading(Process pager) {
            super(pager.getOutputStream());
            this.pager = pager;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length); // not byte by byte
        }

        /** Ctrl-C is for the pager too, which may go on: only its end counts. */
        @Override
        public void close() {
            boolean isInterrupted = false;
            boolean isOver = false;
            try {
                out.close();
            } catch (IOException left) {
                isOver = !pager.isAlive(); // the person has left it before its end
            }
            while (!isOver) {
                try {
                    pager.waitFor();
                    isOver = true;
                } catch (InterruptedException stop) {
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
