// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Output for a person at a screen: what fits on it goes straight there, and what is longer goes through a pager as it
 * comes. Whether it fits is known when it has ended, so closing it shows what is held back.
 */
public final class PagedOutput extends OutputStream {

    /** Rows that a prompt and the line before it take. */
    private static final int KEPT_ROWS = 2;
    /** Bytes that may be held back; more are long by any measure. */
    private static final int HELD = 256 * 1024;

    private final OutputStream screen;
    private final int rows;
    private final int columns;
    private final Optional<Pager> pager;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private int lines;
    private int column;
    private @Nullable OutputStream target;
    private boolean isPaged;

    public PagedOutput(OutputStream screen, int rows, int columns, Optional<Pager> pager) {
        this.screen = screen;
        this.rows = rows;
        this.columns = Math.max(1, columns);
        this.pager = pager;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (target != null) {
            target.write(bytes, offset, length);
            return;
        }
        held.write(bytes, offset, length);
        count(bytes, offset, length);
        if (lines > rows - KEPT_ROWS || held.size() > HELD) {
            isPaged = pager.isPresent();
            OutputStream open = pager.isPresent() ? pager.get().open(screen) : screen;
            target = open;
            held.writeTo(open);
            held.reset();
        }
    }

    /** A line wider than the screen takes several of its rows; a byte within a character takes no column. */
    private void count(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                lines++;
                column = 0;
            } else if ((bytes[i] & 0xc0) != 0x80 && ++column > columns) {
                lines++;
                column = 1;
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (target != null) {
            target.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (isPaged && target != null) {
            target.close();
        } else {
            held.writeTo(screen);
            screen.flush();
        }
        isPaged = false;
        target = screen; // closing again shows nothing twice
        held.reset();
    }
}
