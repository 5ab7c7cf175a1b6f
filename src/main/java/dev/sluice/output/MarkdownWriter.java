// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.ByteSink;
import dev.sluice.result.Column;
import dev.sluice.result.QueryResult;
import java.io.IOException;
import java.util.List;

/**
 * Writes a table that Markdown readers understand (pipes, as GitHub has them). A pipe, a backslash and a {@code <} get a
 * backslash, a line end becomes {@code <br>}; other marks of Markdown are left as they are.
 */
record MarkdownWriter(OutputOptions options) implements ResultWriter {

    @Override
    public void write(QueryResult result, ByteSink out) throws IOException, InterruptedException {
        List<Column> columns = result.columns();
        if (columns.isEmpty()) {
            return;
        }
        OutputBuffer buffer = new OutputBuffer(out);
        List<Cell> header =
                columns.stream().map(column -> Cell.of(shown(column.name()))).toList();
        WidthSample sample =
                new WidthSample(header, new Printer(columns, header, options, new TextLine(buffer, false)));
        RowReader.read(result, options, MarkdownWriter::shown, sample);
        sample.finish();
        buffer.flush();
    }

    private static String shown(String text) {
        String escaped = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "\\<");
        return VisibleText.of(
                escaped.replace("\r\n", "<br>").replace("\n", "<br>").replace("\r", "<br>"));
    }

    /** Draws the header, the line that aligns, and the rows. */
    private static final class Printer implements AlignedRows {

        /** The shortest line that every reader takes for one. */
        private static final int NARROWEST = 3;

        private final List<Column> columns;
        private final List<Cell> header;
        private final boolean showsHeader;
        private final TextLine line;
        private int[] widths = {};

        Printer(List<Column> columns, List<Cell> header, OutputOptions options, TextLine line) {
            this.columns = columns;
            this.header = header;
            this.showsHeader = options.header();
            this.line = line;
        }

        @Override
        public void begin(int[] measured) throws IOException {
            widths = measured.clone();
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(NARROWEST, widths[i]);
            }
            if (!showsHeader) {
                return;
            }
            row(header);
            line.put("|");
            for (int i = 0; i < widths.length; i++) {
                boolean right = TextLine.isRightAligned(columns.get(i));
                line.space(1).repeat('-', right ? widths[i] - 1 : widths[i]).put(right ? ":" : "");
                line.space(1).put("|");
            }
            line.end();
        }

        @Override
        public void row(List<Cell> cells) throws IOException {
            line.put("|");
            for (int i = 0; i < widths.length; i++) {
                line.space(1).cell(cells.get(i), widths[i], TextLine.isRightAligned(columns.get(i)));
                line.space(1).put("|");
            }
            line.end();
        }
    }
}
