// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.ByteSink;
import dev.sluice.result.QueryResult;
import java.io.IOException;
import java.util.List;

/** Writes each row as a block of {@code name = value} lines, with an empty line between two rows. */
record LineWriter(OutputOptions options) implements ResultWriter {

    @Override
    public void write(QueryResult result, ByteSink out) throws IOException, InterruptedException {
        List<Cell> names = result.columns().stream()
                .map(column -> Cell.of(VisibleText.of(column.name())))
                .toList();
        if (names.isEmpty()) {
            return;
        }
        OutputBuffer buffer = new OutputBuffer(out);
        Blocks blocks = new Blocks(names, new TextLine(buffer, options.color()));
        RowReader.read(result, options, VisibleText::of, blocks);
        buffer.flush();
    }

    /** Draws one block a row. */
    private static final class Blocks implements CellRows {

        private final List<Cell> names;
        private final int width;
        private final TextLine line;
        private boolean begun;

        Blocks(List<Cell> names, TextLine line) {
            this.names = names;
            this.width = names.stream().mapToInt(Cell::width).max().orElse(0);
            this.line = line;
        }

        @Override
        public void row(List<Cell> cells) throws IOException {
            if (begun) {
                line.end();
            }
            begun = true;
            for (int i = 0; i < cells.size(); i++) {
                line.cell(names.get(i), width, false).put(" =").space(1).cell(cells.get(i), 0, false);
                line.end();
            }
        }
    }
}
