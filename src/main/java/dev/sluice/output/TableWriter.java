// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.ByteSink;
import dev.sluice.result.Column;
import dev.sluice.result.QueryResult;
import java.io.IOException;
import java.util.List;

/**
 * Writes a table for people, as psql draws it: numbers at the right, control characters as escapes, the number of rows
 * below. Widths come from the first thousand rows. On a terminal, columns that are too wide for it are folded.
 */
record TableWriter(OutputOptions options) implements ResultWriter {

    @Override
    public void write(QueryResult result, ByteSink out) throws IOException, InterruptedException {
        List<Column> columns = result.columns();
        if (columns.isEmpty()) {
            return;
        }
        OutputBuffer buffer = new OutputBuffer(out);
        List<Cell> header = columns.stream()
                .map(column -> Cell.of(VisibleText.of(column.name())))
                .toList();
        TablePrinter printer = new TablePrinter(columns, header, options, buffer);
        WidthSample sample = new WidthSample(header, printer);
        RowReader.read(result, options, VisibleText::of, sample);
        long rows = sample.finish();
        printer.footer(rows);
        buffer.flush();
    }
}
