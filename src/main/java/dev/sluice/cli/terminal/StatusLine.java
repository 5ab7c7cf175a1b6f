// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard error on a terminal: words as they come, and below them one line that is drawn anew while a command gets on.
 * Words take the line's place, so the two never mix.
 */
public final class StatusLine extends OutputStream {

    /** Back to the first column, and away with what is right of it. */
    private static final String ERASE = "\r\u001b[K";

    /** A line that is too long for the window is cut by the terminal, instead of going on in the next. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final OutputStream terminal;
    private boolean isDrawn;

    public StatusLine(OutputStream terminal) {
        this.terminal = terminal;
    }

    /** Shows the text in place of what was shown before. */
    public synchronized void draw(String text) {
        isDrawn = true;
        send(ERASE + NO_WRAP + text + WRAP);
    }

    /** Leaves nothing of the line behind. */
    public synchronized void erase() {
        if (isDrawn) {
            isDrawn = false;
            send(ERASE);
        }
    }

    @Override
    public synchronized void write(int b) throws IOException {
        erase();
        terminal.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        erase();
        terminal.write(bytes, offset, length);
    }

    @Override
    public synchronized void flush() throws IOException {
        terminal.flush();
    }

    /** A terminal that is gone has nobody in front of it who misses the line. */
    private void send(String text) {
        try {
            terminal.write(text.getBytes(StandardCharsets.UTF_8));
            terminal.flush();
        } catch (IOException gone) {
            isDrawn = false;
        }
    }
}
