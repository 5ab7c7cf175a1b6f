// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import java.io.IOException;

/**
 * Passes one chunk of the server's csv on as it is and counts its rows: the line ends that stand outside of quotes. A
 * quote inside a quoted field is doubled, so whether a byte is inside is how many quotes came before it, odd or even.
 */
final class ServerCsvLines implements ChunkTranscoder {

    private static final byte[] LINE_END = {'\n'};

    private final long rowOffset;
    private final boolean hasHeader;
    private boolean isDroppingHeader;
    private final CsvLineCount count = new CsvLineCount();
    private boolean endsInLine;

    ServerCsvLines(long rowOffset, boolean header) {
        this.rowOffset = rowOffset;
        this.hasHeader = rowOffset == 0;
        this.isDroppingHeader = hasHeader && !header;
    }

    @Override
    public void feed(byte[] bytes, int offset, int length, ByteSink out) throws IOException {
        int from = offset;
        int end = offset + length;
        if (isDroppingHeader) {
            from = count.endOfLine(bytes, offset, end);
            if (from < 0) {
                return;
            }
            isDroppingHeader = false;
        }
        if (from < end) {
            count.read(bytes, from, end);
            endsInLine = bytes[end - 1] != '\n';
            out.write(bytes, from, end - from);
        }
    }

    @Override
    public long finish(ByteSink out) throws IOException {
        if (count.isQuoted()) {
            throw new Incomplete(Explanation.of(
                    "Reading the rows of the result failed: the chunk that starts at row " + (rowOffset + 1)
                            + " ends within a quoted field.",
                    "Run the statement again; what was written so far is not the whole result."));
        }
        if (endsInLine) { // the next chunk's first row must not become a part of this one
            count.read(LINE_END, 0, 1);
            out.write(LINE_END, 0, 1);
        }
        return hasHeader ? Math.max(0, count.lines() - 1) : count.lines();
    }
}
