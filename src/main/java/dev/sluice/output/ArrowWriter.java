// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.arrow.ArrowSplice;
import dev.sluice.result.ByteSink;
import dev.sluice.result.QueryResult;
import java.io.IOException;

/** Writes a result that comes as Arrow as one Arrow IPC stream. */
record ArrowWriter() implements ResultWriter {

    @Override
    public void write(QueryResult result, ByteSink out) throws IOException, InterruptedException {
        ArrowSplice.write(result, out);
    }
}
