// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.ByteSink;
import dev.sluice.result.QueryResult;
import java.io.IOException;

/** Writes one typed JSON object a line for each row, and nothing else. */
record JsonLinesWriter() implements ResultWriter {

    @Override
    public void write(QueryResult result, ByteSink out) throws IOException, InterruptedException {
        if (result.columns().isEmpty()) {
            return;
        }
        JsonKeys keys = JsonKeys.of(result.columns());
        result.transfer(rowOffset -> new JsonTranscoder(keys, JsonLayout.LINES, rowOffset), out);
    }
}
