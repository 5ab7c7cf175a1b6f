// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.ByteSink;
import dev.sluice.result.Column;
import dev.sluice.result.QueryResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes csv as RFC 4180 has it, with LF line ends and quotes only where they are needed. NULL is an empty field and the
 * empty string {@code ""}; a NULL that is alone in its row is therefore an empty line, which still is a row.
 */
record CsvWriter(CsvDialect dialect, boolean header) implements ResultWriter {

    static CsvWriter from(OutputOptions options) {
        return new CsvWriter(CsvDialect.from(options), options.header());
    }

    @Override
    public void write(QueryResult result, ByteSink out) throws IOException, InterruptedException {
        List<Column> columns = result.columns();
        if (columns.isEmpty()) {
            return;
        }
        if (header) {
            writeHeader(columns, out);
        }
        result.transfer(rowOffset -> new CsvTranscoder(dialect, columns.size(), rowOffset), out);
    }

    void writeHeader(List<Column> columns, ByteSink out) throws IOException {
        if (columns.isEmpty()) {
            return;
        }
        OutputBuffer line = new OutputBuffer(out);
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                line.put(dialect.delimiter);
            }
            byte[] name = columns.get(i).name().getBytes(StandardCharsets.UTF_8);
            dialect.put(name, 0, name.length, line);
        }
        line.put((byte) '\n');
        line.flush();
    }
}
