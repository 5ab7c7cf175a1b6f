// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.result.ByteSink;
import dev.sluice.result.QueryResult;
import java.io.IOException;

/**
 * Passes the server's own csv through: the column names stand in the first chunk alone, and NULL is the word null. Where
 * there is no chunk the names are written here.
 */
record ServerCsvWriter(boolean header) implements ResultWriter {

    private static final String NULL = "null";

    static ServerCsvWriter from(OutputOptions options) {
        if (!options.nullText().orElse(NULL).equals(NULL)) {
            throw new InvalidSettings(
                    "A text for NULL was given, but in the server's own csv (--wire csv) NULL is always null.",
                    "Leave --null out, or leave --wire out.");
        }
        if (!options.delimiter().orElse(",").equals(",")) {
            throw new InvalidSettings(
                    "A delimiter was given, but the server's own csv (--wire csv) always has commas.",
                    "Leave --delimiter out, or leave --wire out.");
        }
        return new ServerCsvWriter(options.header());
    }

    @Override
    public void write(QueryResult result, ByteSink out) throws IOException, InterruptedException {
        if (header && result.rowCount() == 0) {
            new CsvWriter(CsvDialect.from(OutputOptions.PLAIN), true).writeHeader(result.columns(), out);
        }
        result.transfer(rowOffset -> new ServerCsvLines(rowOffset, header), out);
    }
}
