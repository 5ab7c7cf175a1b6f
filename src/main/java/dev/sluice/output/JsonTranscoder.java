// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.SqlType;
import java.io.IOException;

/**
 * Makes one JSON object a row of one chunk. A cell is JSON text already, so a string is copied with its quotes and
 * escapes; the column's type decides whether the quotes go. What is not valid without them keeps them.
 */
final class JsonTranscoder extends RowTranscoder {

    private final JsonKeys keys;
    private final JsonLayout layout;
    private final JsonSyntax syntax = new JsonSyntax();

    JsonTranscoder(JsonKeys keys, JsonLayout layout, long rowOffset) {
        super(keys.count(), rowOffset);
        this.keys = keys;
        this.layout = layout;
    }

    @Override
    void startRow() throws IOException {
        switch (layout) {
            case ARRAY -> out.put(rowsBefore() == 0 ? JsonLayout.ARRAY_START : JsonLayout.BETWEEN);
            case LINES -> {}
        }
    }

    @Override
    int text(byte[] bytes, int from, int end) throws IOException {
        if (keys.length(column()) > OutputBuffer.SHORT) {
            return walked(bytes, from, end);
        }
        int plain = switch (keys.type(column())) {
            case STRING, TIMESTAMP, TEXT -> quoted(bytes, from, end);
            case NUMBER, FLOATING -> number(bytes, from, end);
            case BOOLEAN, NESTED -> CUT;
        };
        return plain < 0 ? walked(bytes, from, end) : plain + 1;
    }

    /** Copies a short string without escapes and gives the position of its closing quote, or -1 if it is another. */
    private int quoted(byte[] bytes, int from, int end) throws IOException {
        int start = keyFor(OutputBuffer.SHORT + 2);
        out.bytes[start++] = '"';
        int close = EightBytes.copyPlain(bytes, from, Math.min(end, from + OutputBuffer.SHORT), out.bytes, start);
        if (close >= 0) {
            int length = start + close - from;
            out.bytes[length] = '"';
            out.length = length + 1;
        }
        return close;
    }

    private int number(byte[] bytes, int from, int end) throws IOException {
        int start = keyFor(OutputBuffer.SHORT);
        int close = EightBytes.copyPlain(bytes, from, Math.min(end, from + OutputBuffer.SHORT), out.bytes, start);
        if (close < 0 || !JsonSyntax.isNumber(bytes, from, close)) {
            return CUT;
        }
        out.length = start + close - from;
        return close;
    }

    /** Stores the key, with room for a cell behind it, without counting it as put out; gives the position behind it. */
    private int keyFor(int cell) throws IOException {
        out.room(keys.length(column()) + cell);
        return EightBytes.copyPadded(keys.text(column()), keys.length(column()), out.bytes, out.length);
    }

    /** A cell with escapes, a long one, or one that is cut: finds its end before anything is put out. */
    private int walked(byte[] bytes, int from, int end) throws IOException {
        int close = cellText.close(bytes, from, end);
        if (close < 0) {
            return cutOrMalformed(close);
        }
        putKey();
        switch (keys.type(column())) {
            case NUMBER, FLOATING -> {
                boolean number = JsonSyntax.isNumber(bytes, from, close);
                out.put(bytes, number ? from : from - 1, number ? close : close + 1);
            }
            case BOOLEAN -> putBoolean(bytes, from, close);
            case NESTED -> putNested(bytes, from, close);
            case STRING, TIMESTAMP, TEXT -> out.put(bytes, from - 1, close + 1);
        }
        return close + 1;
    }

    private void putKey() throws IOException {
        out.put(keys.text(column()), 0, keys.length(column()));
    }

    private void putBoolean(byte[] bytes, int from, int close) throws IOException {
        if (isIgnoringCase(JsonSyntax.TRUE, bytes, from, close)) {
            out.put(JsonSyntax.TRUE);
        } else if (isIgnoringCase(JsonSyntax.FALSE, bytes, from, close)) {
            out.put(JsonSyntax.FALSE);
        } else {
            out.put(bytes, from - 1, close + 1);
        }
    }

    private static boolean isIgnoringCase(byte[] word, byte[] bytes, int from, int to) {
        if (to - from != word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if ((bytes[from + i] | 0x20) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private void putNested(byte[] bytes, int from, int close) throws IOException {
        byte[] json = bytes;
        int start = from;
        int end = close;
        if (cellText.escaped) {
            start = 0;
            end = cellText.decode(bytes, from, close);
            json = cellText.decoded;
        }
        if (!syntax.isValue(json, start, end)) {
            out.put(bytes, from - 1, close + 1);
            return;
        }
        int written = start;
        for (int position = start; position < end; position++) {
            // a line end in valid JSON is only ever layout, and a row is one line
            if (json[position] == '\n' || json[position] == '\r') {
                out.put(json, written, position);
                written = position + 1;
            }
        }
        out.put(json, written, end);
    }

    @Override
    void literal(byte[] bytes, int from, int to) throws IOException {
        putKey();
        SqlType type = keys.type(column());
        boolean bare = switch (type) {
            case NUMBER, FLOATING, BOOLEAN, NESTED -> true;
            case STRING, TIMESTAMP, TEXT -> false;
        };
        if (!bare) {
            out.put((byte) '"');
        }
        out.put(bytes, from, to);
        if (!bare) {
            out.put((byte) '"');
        }
    }

    @Override
    void absent() throws IOException {
        putKey();
        out.put(JsonSyntax.NULL);
    }

    @Override
    void endRow() throws IOException {
        out.put((byte) '}');
        switch (layout) {
            case ARRAY -> {}
            case LINES -> out.put((byte) '\n');
        }
    }
}
