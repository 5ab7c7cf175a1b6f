// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.io.IOException;

/** Makes csv of one chunk, eight bytes at a time: a cell without escapes is copied while its end is looked for. */
final class CsvTranscoder extends RowTranscoder {

    private final CsvDialect dialect;
    private final long delimiters;

    CsvTranscoder(CsvDialect dialect, int columns, long rowOffset) {
        super(columns, rowOffset);
        this.dialect = dialect;
        this.delimiters = EightBytes.repeated(dialect.delimiter);
    }

    @Override
    void startRow() {}

    @Override
    int text(byte[] bytes, int from, int end) throws IOException {
        out.room(OutputBuffer.SHORT + Long.BYTES);
        byte[] to = out.bytes;
        int length = out.length;
        if (column() > 0) {
            to[length++] = dialect.delimiter;
        }
        int start = length;
        int position = from;
        int limit = Math.min(end, from + OutputBuffer.SHORT) - Long.BYTES;
        long delimiter = 0;
        while (position <= limit) {
            long word = (long) EightBytes.LONGS.get(bytes, position);
            EightBytes.LONGS.set(to, length, word);
            long stop = EightBytes.stops(word);
            long match = EightBytes.matches(word, delimiters);
            if (stop == 0) {
                delimiter |= match;
                position += Long.BYTES;
                length += Long.BYTES;
                continue;
            }
            delimiter |= match & ((stop & -stop) - 1);
            int before = EightBytes.before(stop);
            position += before;
            length += before;
            if (bytes[position] != '"') {
                break;
            }
            if (delimiter != 0 || dialect.isNullText(to, start, length)) {
                System.arraycopy(to, start, to, start + 1, length - start);
                to[start] = '"';
                to[length + 1] = '"';
                length += 2;
            }
            out.length = length;
            return position + 1;
        }
        return walked(bytes, from, end);
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
            dialect.put(cellText.decoded, 0, length, out);
        } else {
            dialect.put(bytes, from, close, out);
        }
        return close + 1;
    }

    @Override
    void literal(byte[] bytes, int from, int to) throws IOException {
        separate();
        dialect.put(bytes, from, to, out);
    }

    @Override
    void absent() throws IOException {
        separate();
        out.put(dialect.nullText);
    }

    @Override
    void endRow() throws IOException {
        out.put((byte) '\n');
    }

    private void separate() throws IOException {
        if (column() > 0) {
            out.put(dialect.delimiter);
        }
    }
}
