// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Holds the first rows back until they have shown how wide the columns are, then lets all rows through. */
final class WidthSample implements CellRows {

    private static final int ROWS = 1_000;

    /** Characters that may be held back, so that a thousand rows of large texts do not fill the memory. */
    private static final int CHARACTERS = 2 * 1024 * 1024;

    /** A column grows no wider than this for one long text; what is longer spills. */
    private static final int WIDEST = 200;

    private final AlignedRows rows;
    private final int[] widths;
    private final List<List<Cell>> held = new ArrayList<>();
    private int characters;
    private boolean begun;
    private long count;

    WidthSample(List<Cell> header, AlignedRows rows) {
        this.rows = rows;
        this.widths = new int[header.size()];
        widen(header);
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        count++;
        if (begun) {
            rows.row(cells);
            return;
        }
        held.add(cells);
        widen(cells);
        for (Cell cell : cells) {
            characters += cell.text().length();
        }
        if (held.size() == ROWS || characters > CHARACTERS) {
            begin();
        }
    }

    private void widen(List<Cell> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.min(WIDEST, Math.max(widths[i], cells.get(i).width()));
        }
    }

    private void begin() throws IOException {
        begun = true;
        rows.begin(widths);
        for (List<Cell> cells : held) {
            rows.row(cells);
        }
        held.clear();
    }

    /** There are no more rows: writes what is held back and gives the number of all. */
    long finish() throws IOException {
        if (!begun) {
            begin();
        }
        return count;
    }
}
