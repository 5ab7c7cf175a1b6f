// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.ByteSink;
import dev.sluice.result.Column;
import dev.sluice.result.QueryResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes tab-separated values as PostgreSQL's COPY text has them: NULL is {@code \N}, the empty string nothing, and tabs
 * and line ends are escaped, so that a row is always one line.
 */
record TsvWriter(String nullText, boolean header) implements ResultWriter {

    static TsvWriter from(OutputOptions options) {
        return new TsvWriter(options.nullText().orElse("\\N"), options.header());
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
        byte[] nullBytes = nullText.getBytes(StandardCharsets.UTF_8);
        result.transfer(rowOffset -> new TsvTranscoder(nullBytes, columns.size(), rowOffset), out);
    }

    private static void writeHeader(List<Column> columns, ByteSink out) throws IOException {
        OutputBuffer line = new OutputBuffer(out);
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                line.put((byte) '\t');
            }
            byte[] name = columns.get(i).name().getBytes(StandardCharsets.UTF_8);
            TsvText.put(name, 0, name.length, line);
        }
        line.put((byte) '\n');
        line.flush();
    }
}
