// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.util.ArrayList;
import java.util.List;

/** Makes a table fit a terminal: narrows the widest columns of text and folds what no longer fits into them. */
final class ColumnFold {

    /** A column is not made narrower than this; a table of too many columns stays wider than the terminal. */
    private static final int NARROWEST = 8;

    /** A space on both sides of a cell and the line between two of them. */
    private static final int FRAME = 3;

    private ColumnFold() {}

    /** The widths at which the table takes at most {@code terminal} columns, if that can be; numbers are never folded. */
    static int[] fit(int[] widths, boolean[] fixed, int terminal) {
        int available = terminal - FRAME * widths.length + 1;
        int low = NARROWEST;
        int high = NARROWEST;
        for (int width : widths) {
            high = Math.max(high, width);
        }
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (total(capped(widths, fixed, middle)) <= available) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return capped(widths, fixed, low);
    }

    private static int[] capped(int[] widths, boolean[] fixed, int cap) {
        int[] capped = widths.clone();
        for (int i = 0; i < capped.length; i++) {
            if (!fixed[i]) {
                capped[i] = Math.min(capped[i], cap);
            }
        }
        return capped;
    }

    private static long total(int[] widths) {
        long total = 0;
        for (int width : widths) {
            total += width;
        }
        return total;
    }

    /** A cell as the pieces that stand below each other. */
    static List<Cell> parts(Cell cell, int width) {
        if (cell.width() <= width) {
            return List.of(cell);
        }
        List<Cell> parts = new ArrayList<>();
        String text = cell.text();
        int from = 0;
        while (from < text.length()) {
            int to = DisplayWidth.cut(text, from, width);
            String part = text.substring(from, to);
            parts.add(new Cell(part, DisplayWidth.of(part), cell.isNull()));
            from = to;
        }
        return parts;
    }
}
