// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.ByteSink;
import dev.sluice.result.QueryResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Hands on the rows of a result as cells. They travel as tsv, in which a row is always one line and NULL like nothing
 * else, so that the chunks may still be read at the same time.
 */
final class RowReader implements ByteSink {

    private static final byte[] NULL = {'\\', 'N'};

    private final UnaryOperator<String> shown;
    private final Cell nullCell;
    private final CellRows rows;
    private byte[] line = new byte[1024];
    private int length;

    private RowReader(UnaryOperator<String> shown, Cell nullCell, CellRows rows) {
        this.shown = shown;
        this.nullCell = nullCell;
        this.rows = rows;
    }

    /** Reads a whole result; {@code shown} is how a text looks in the format. */
    static void read(QueryResult result, OutputOptions options, UnaryOperator<String> shown, CellRows rows)
            throws IOException, InterruptedException {
        Cell nullCell = Cell.ofNull(shown.apply(options.nullText().orElse("NULL")));
        int columns = result.columns().size();
        result.transfer(rowOffset -> new TsvTranscoder(NULL, columns, rowOffset), new RowReader(shown, nullCell, rows));
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int end = offset + count;
        int start = offset;
        for (int position = offset; position < end; position++) {
            if (bytes[position] == '\n') {
                keep(bytes, start, position);
                rows.row(cells());
                length = 0;
                start = position + 1;
            }
        }
        keep(bytes, start, end);
    }

    private void keep(byte[] bytes, int from, int to) {
        int needed = length + to - from;
        if (needed > line.length) {
            line = Arrays.copyOf(line, Math.max(needed, 2 * line.length));
        }
        System.arraycopy(bytes, from, line, length, to - from);
        length = needed;
    }

    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        int start = 0;
        for (int position = 0; position <= length; position++) {
            if (position == length || line[position] == '\t') {
                cells.add(cell(start, position));
                start = position + 1;
            }
        }
        return cells;
    }

    private Cell cell(int from, int to) {
        if (Arrays.equals(NULL, 0, NULL.length, line, from, to)) {
            return nullCell;
        }
        String text = new String(line, from, to - from, StandardCharsets.UTF_8);
        return Cell.of(shown.apply(text.indexOf('\\') < 0 ? text : unescaped(text)));
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                c = switch (text.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> text.charAt(i);
                };
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
