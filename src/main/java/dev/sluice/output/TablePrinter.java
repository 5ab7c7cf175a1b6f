// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Draws a table line by line; where it folds a cell, a dot marks both the end that goes on and its continuation. */
final class TablePrinter implements AlignedRows {

    private final List<Cell> header;
    private final boolean showsHeader;
    private final OptionalInt terminal;
    private final boolean[] right;
    private final TextLine line;
    private int[] widths = {};
    private boolean[] folds = {};

    TablePrinter(List<Column> columns, List<Cell> header, OutputOptions options, OutputBuffer out) {
        this.header = header;
        this.showsHeader = options.header();
        this.terminal = options.width();
        this.line = new TextLine(out, options.color());
        this.right = new boolean[columns.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = TextLine.isRightAligned(columns.get(i));
        }
    }

    @Override
    public void begin(int[] measured) throws IOException {
        widths = measured.clone();
        folds = new boolean[widths.length];
        terminal.ifPresent(this::fold);
        if (!showsHeader) {
            return;
        }
        row(header);
        for (int i = 0; i < widths.length; i++) {
            line.put(i > 0 ? "+" : "").repeat('-', widths[i] + 2);
        }
        line.end();
    }

    private void fold(int columns) {
        int[] folded = ColumnFold.fit(widths, right, columns);
        for (int i = 0; i < widths.length; i++) {
            folds[i] = folded[i] < widths[i];
        }
        widths = folded;
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        List<List<Cell>> folded = new ArrayList<>(widths.length);
        int lines = 1;
        for (int i = 0; i < widths.length; i++) {
            List<Cell> parts = folds[i] ? ColumnFold.parts(cells.get(i), widths[i]) : List.of(cells.get(i));
            folded.add(parts);
            lines = Math.max(lines, parts.size());
        }
        for (int number = 0; number < lines; number++) {
            line(folded, number);
        }
    }

    private void line(List<List<Cell>> folded, int number) throws IOException {
        for (int i = 0; i < widths.length; i++) {
            List<Cell> parts = folded.get(i);
            if (i > 0) {
                line.put("|");
            }
            if (number < parts.size()) {
                mark(number > 0);
                line.cell(parts.get(number), widths[i], right[i]);
                mark(number < parts.size() - 1);
            } else {
                line.space(widths[i] + 2);
            }
        }
        line.end();
    }

    private void mark(boolean continued) {
        if (continued) {
            line.put(".");
        } else {
            line.space(1);
        }
    }

    void footer(long rows) throws IOException {
        line.put("(" + rows + (rows == 1 ? " row)" : " rows)")).end();
    }
}
