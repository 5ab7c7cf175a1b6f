// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.ByteSink;
import dev.sluice.result.QueryResult;
import java.io.IOException;

/** Writes one JSON array of typed objects, one object a line; {@code []} when there are none. */
record JsonWriter() implements ResultWriter {

    @Override
    public void write(QueryResult result, ByteSink out) throws IOException, InterruptedException {
        Watched watched = new Watched(out);
        if (!result.columns().isEmpty()) {
            JsonKeys keys = JsonKeys.of(result.columns());
            result.transfer(rowOffset -> new JsonTranscoder(keys, JsonLayout.ARRAY, rowOffset), watched);
        }
        if (!watched.wrote) {
            out.write(JsonLayout.ARRAY_START, 0, JsonLayout.ARRAY_START.length);
        }
        out.write(JsonLayout.ARRAY_END, 0, JsonLayout.ARRAY_END.length);
    }

    /** Knows whether anything was written, that is, whether the array has begun. */
    private static final class Watched implements ByteSink {

        private final ByteSink out;
        private boolean wrote;

        Watched(ByteSink out) {
            this.out = out;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            wrote |= length > 0;
            out.write(bytes, offset, length);
        }

        @Override
        public void chunkEnded(int chunkIndex) throws IOException {
            out.chunkEnded(chunkIndex);
        }
    }
}
