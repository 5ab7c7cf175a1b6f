// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import dev.sluice.local.sql.ResultColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** How a text format writes rows: what opens and closes a chunk, what stands around a value. */
enum RowText {
    JSON_ARRAY("[", "]") {
        @Override
        void row(List<Cell> cells, int row, boolean first, Bytes out) {
            if (!first) {
                out.append(',');
            }
            for (int i = 0; i < cells.size(); i++) {
                Cell cell = cells.get(i);
                out.append(i == 0 ? '[' : ',');
                if (cell.isNull(row)) {
                    out.append(NULL, 0, NULL.length);
                } else if (cell.isFreeText()) {
                    int start = out.length() + 1;
                    out.append('"');
                    cell.append(row, out);
                    Escapes.json(out, start);
                    out.append('"');
                } else {
                    out.append('"');
                    cell.append(row, out);
                    out.append('"');
                }
            }
            out.append(']');
        }

        @Override
        String header(List<ResultColumn> columns) {
            return "";
        }
    },

    /** NULL is the text null; an empty string is written in quotes (guessed) so that it is not a missing value. */
    CSV("", "") {
        @Override
        void row(List<Cell> cells, int row, boolean first, Bytes out) {
            for (int i = 0; i < cells.size(); i++) {
                Cell cell = cells.get(i);
                if (i > 0) {
                    out.append(',');
                }
                if (cell.isNull(row)) {
                    out.append(NULL, 0, NULL.length);
                } else {
                    int start = out.length();
                    cell.append(row, out);
                    if (cell.isFreeText()) {
                        Escapes.csv(out, start);
                    }
                }
            }
            out.append('\n');
        }

        @Override
        String header(List<ResultColumn> columns) {
            return columns.stream().map(column -> Escapes.csv(column.name())).collect(Collectors.joining(",")) + "\n";
        }
    };

    private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);

    private final String open;
    private final String close;

    RowText(String open, String close) {
        this.open = open;
        this.close = close;
    }

    String open() {
        return open;
    }

    String close() {
        return close;
    }

    abstract void row(List<Cell> cells, int row, boolean first, Bytes out);

    /** What stands before the first row of the first chunk. */
    abstract String header(List<ResultColumn> columns);
}
