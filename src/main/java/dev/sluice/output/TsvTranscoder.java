// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.io.IOException;

/** Makes tsv of one chunk. */
final class TsvTranscoder extends RowTranscoder {

    private final byte[] nullText;

    TsvTranscoder(byte[] nullText, int columns, long rowOffset) {
        super(columns, rowOffset);
        this.nullText = nullText;
    }

    @Override
    void startRow() {}

    @Override
    int text(byte[] bytes, int from, int end) throws IOException {
        out.room(OutputBuffer.SHORT + 1);
        int start = out.length;
        if (column() > 0) {
            out.bytes[start++] = '\t';
        }
        int plain = EightBytes.copyPlain(bytes, from, Math.min(end, from + OutputBuffer.SHORT), out.bytes, start);
        if (plain < 0) {
            return walked(bytes, from, end);
        }
        out.length = start + plain - from;
        return plain + 1;
    }

    /** A cell with escapes, a long one, or one that is cut: finds its end before anything is put out. */
    private int walked(byte[] bytes, int from, int end) throws IOException {
        int close = cellText.close(bytes, from, end);
        if (close < 0) {
            return cutOrMalformed(close);
        }
        separate();
        if (cellText.escaped) {
            int length = cellText.decode(bytes, from, close);
            TsvText.put(cellText.decoded, 0, length, out);
        } else {
            out.put(bytes, from, close);
        }
        return close + 1;
    }

    @Override
    void literal(byte[] bytes, int from, int to) throws IOException {
        separate();
        out.put(bytes, from, to);
    }

    @Override
    void absent() throws IOException {
        separate();
        out.put(nullText);
    }

    @Override
    void endRow() throws IOException {
        out.put((byte) '\n');
    }

    private void separate() throws IOException {
        if (column() > 0) {
            out.put((byte) '\t');
        }
    }
}
