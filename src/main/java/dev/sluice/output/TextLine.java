// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.Column;
import dev.sluice.result.SqlType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One line of a format that people read, put together cell by cell. */
final class TextLine {

    private static final String DIM = "\u001b[2m";
    private static final String NOT_DIM = "\u001b[22m";

    private final OutputBuffer out;
    private final boolean color;
    private final StringBuilder text = new StringBuilder();

    /** Spaces that are only written when something follows them. */
    private int gap;

    TextLine(OutputBuffer out, boolean color) {
        this.out = out;
        this.color = color;
    }

    /** Whether a column's values stand at the right, below each other's last digits. */
    static boolean isRightAligned(Column column) {
        return column.kind() == SqlType.NUMBER || column.kind() == SqlType.FLOATING;
    }

    TextLine space(int columns) {
        gap += Math.max(0, columns);
        return this;
    }

    TextLine put(String part) {
        if (!part.isEmpty()) {
            text.repeat(' ', gap).append(part);
            gap = 0;
        }
        return this;
    }

    TextLine repeat(char c, int times) {
        return put(String.valueOf(c).repeat(times));
    }

    /** A cell, filled up to {@code width}; one that is wider spills. */
    TextLine cell(Cell cell, int width, boolean right) {
        int padding = width - cell.width();
        if (right) {
            space(padding);
        }
        put(cell.isNull() && color ? DIM + cell.text() + NOT_DIM : cell.text());
        return right ? this : space(padding);
    }

    /** Ends the line, without the spaces that would stand at its end. */
    void end() throws IOException {
        text.append('\n');
        out.put(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
        gap = 0;
    }
}
