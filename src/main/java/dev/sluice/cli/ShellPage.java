// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.shell.Screen;
import dev.sluice.cli.terminal.PagedOutput;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.OutputFailed;
import dev.sluice.output.OutputFormat;
import dev.sluice.output.ResultWriter;
import dev.sluice.settings.Environment;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * One answer on the screen, as wide as it is now. It is written by the terminal's own stream: standard output as a
 * channel would be closed for good by the interrupt that Ctrl-C is.
 */
record ShellPage(
        ResultOptions options, Streams streams, ResultOutput output, PagedOutput paged, Environment environment)
        implements AutoCloseable {

    static ShellPage open(Screen screen, Streams streams, OutputFormat format, Environment environment) {
        PagedOutput paged = screen.open();
        Streams onScreen = new Streams(
                streams.in(), paged, streams.err(), /* inIsTerminal= */ true, /* outIsTerminal= */ true, true);
        ResultOptions options = new ResultOptions();
        options.format = format.word();
        options.width = screen.columns() > 0 ? OptionalInt.of(screen.columns()) : OptionalInt.empty();
        return new ShellPage(options, onScreen, options.openOutput(environment, onScreen), paged, environment);
    }

    ResultWriter newWriter() {
        return options.newWriter(environment, streams);
    }

    /** Shows what was held back, and waits until the person has left the pager. */
    @Override
    public void close() {
        try {
            paged.close();
        } catch (IOException e) {
            throw new OutputFailed(Explanation.of(
                            "The terminal could not be written: " + e.getMessage() + ".", "Run the statement again.")
                    .causedBy(e));
        }
    }
}
