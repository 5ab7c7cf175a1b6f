// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.ByteSink;
import dev.sluice.result.QueryResult;
import java.io.IOException;

/** Writes one whole result as text, in bounded memory; closing the result and the sink stays with the caller. */
@FunctionalInterface
public interface ResultWriter {

    void write(QueryResult result, ByteSink out) throws IOException, InterruptedException;
}
