// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import java.io.IOException;

/**
 * Walks one chunk of JSON_ARRAY, an array of rows that are arrays of strings and nulls, and asks its format what
 * becomes of each cell. A cell that the bytes end in is kept until its rest arrives; no other input is ever copied. The
 * wire promises compact JSON and only strings, but white space, bare numbers and bare booleans are read as well.
 */
abstract class RowTranscoder implements ChunkTranscoder {

    /** What a format answers when the bytes end inside the cell; nothing may have been put out by then. */
    static final int CUT = CellText.CUT;

    /** A cell larger than this is read only by the chunk whose turn it is. */
    private static final int SHARED_CELL = 1 << 20;

    /** What a heap of 64 MiB has room for, twice while it grows and once decoded. */
    private static final int LARGEST_CELL = 12 << 20;

    private enum State {
        CHUNK,
        FIRST_ROW,
        ROW,
        FIRST_CELL,
        CELL,
        AFTER_CELL,
        AFTER_ROW,
        END
    }

    final OutputBuffer out = new OutputBuffer();
    final CellText cellText = new CellText();

    private final int columns;
    private final long rowOffset;
    private State state = State.CHUNK;
    private long rows;
    private int column;

    private final CarriedCell carried = new CarriedCell();

    RowTranscoder(int columns, long rowOffset) {
        this.columns = columns;
        this.rowOffset = rowOffset;
    }

    /** A row begins. */
    abstract void startRow() throws IOException;

    /**
     * A cell is a string whose inside begins at {@code from}: puts it out and gives the position behind its closing
     * quote, or {@link #CUT}.
     */
    abstract int text(byte[] bytes, int from, int end) throws IOException;

    /** A cell is a bare number or boolean. */
    abstract void literal(byte[] bytes, int from, int to) throws IOException;

    /** A cell is NULL. */
    abstract void absent() throws IOException;

    /** A row has ended. */
    abstract void endRow() throws IOException;

    /** The column of the cell that is asked about, from 0. */
    final int column() {
        return column;
    }

    /** Rows of the result before the one that is asked about. */
    final long rowsBefore() {
        return rowOffset + rows;
    }

    @Override
    public final void feed(byte[] bytes, int offset, int length, ByteSink sink) throws IOException {
        out.handTo(sink);
        int end = offset + length;
        int position = carried.isEmpty() ? offset : resume(bytes, offset, end);
        while (position < end) {
            byte b = bytes[position];
            if (state == State.CELL && b > ' ') {
                position = cells(bytes, position, end);
            } else if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
                position++;
            } else {
                position = structure(b, bytes, position, end);
            }
        }
        if (carried.size() > SHARED_CELL) {
            boundLargeCell(sink);
        }
    }

    /** One large cell at a time may be held, and none that the memory has no room for. */
    private void boundLargeCell(ByteSink sink) throws IOException {
        if (carried.size() > LARGEST_CELL) {
            throw new Unexpected(Explanation.of(
                    "Reading the rows of the result failed: in row " + (rowsBefore() + 1) + ", the cell of column "
                            + (column + 1) + " is larger than " + (LARGEST_CELL >> 20)
                            + " MiB, and no more of one cell is held at once.",
                    "Ask for a part of it, as with substring(), or take the rows as they come, with --wire csv or"
                            + " -o arrow, which hold no cell."));
        }
        sink.awaitTurn();
    }

    private int structure(byte b, byte[] bytes, int position, int end) throws IOException {
        switch (state) {
            case AFTER_CELL -> {
                if (b == ',') {
                    state = State.CELL;
                } else if (b == ']') {
                    endOfRow();
                } else {
                    throw malformed("a comma or the end of the row", b);
                }
            }
            case FIRST_CELL, CELL -> {
                if (b != ']' || state == State.CELL) {
                    return cells(bytes, position, end);
                }
                endOfRow();
            }
            case AFTER_ROW -> {
                if (b == ',') {
                    state = State.ROW;
                } else if (b == ']') {
                    state = State.END;
                } else {
                    throw malformed("a comma or the end of the chunk", b);
                }
            }
            case FIRST_ROW, ROW -> {
                if (b == '[') {
                    state = State.FIRST_CELL;
                    column = 0;
                    startRow();
                } else if (b == ']' && state == State.FIRST_ROW) {
                    state = State.END;
                } else {
                    throw malformed("a row", b);
                }
            }
            case CHUNK -> {
                if (b != '[') {
                    throw malformed("an array of rows", b);
                }
                state = State.FIRST_ROW;
            }
            case END -> throw malformed("nothing behind the last row", b);
        }
        return position + 1;
    }

    private void endOfRow() throws IOException {
        requireAllCells();
        endRow();
        rows++;
        state = State.AFTER_ROW;
    }

    private void requireAllCells() {
        if (column != columns) {
            throw wrongWidth("only " + column);
        }
    }

    /**
     * Reads a cell, and those behind it as long as nothing but the wire's own commas and brackets stands between; gives
     * the position behind the last. A cut one is carried over and ends the bytes.
     */
    private int cells(byte[] bytes, int start, int end) throws IOException {
        int position = start;
        while (true) {
            int next = cell(bytes, position, end);
            if (next < 0) {
                carried.start(bytes, position, end);
                return end;
            }
            column++;
            if (next + 3 < end && bytes[next] == ',' && bytes[next + 1] > ' ') {
                position = next + 1;
            } else if (next + 3 < end && isNextRow(bytes, next)) {
                requireAllCells();
                endRow();
                rows++;
                column = 0;
                startRow();
                position = next + 3;
            } else {
                state = State.AFTER_CELL;
                return next;
            }
        }
    }

    private static boolean isNextRow(byte[] bytes, int position) {
        return bytes[position] == ']'
                && bytes[position + 1] == ','
                && bytes[position + 2] == '['
                && bytes[position + 3] == '"';
    }

    /** Reads one cell and gives the position behind it, or {@link #CUT}. */
    private int cell(byte[] bytes, int position, int end) throws IOException {
        if (column == columns) {
            throw wrongWidth("more than " + columns);
        }
        if (bytes[position] == '"') {
            return text(bytes, position + 1, end);
        }
        int next = CarriedCell.literalEnd(bytes, position, end);
        if (next == end) {
            return CUT;
        }
        bare(bytes, position, next);
        return next;
    }

    private void bare(byte[] bytes, int from, int to) throws IOException {
        if (JsonSyntax.is(JsonSyntax.NULL, bytes, from, to)) {
            absent();
        } else if (JsonSyntax.isNumber(bytes, from, to)
                || JsonSyntax.is(JsonSyntax.TRUE, bytes, from, to)
                || JsonSyntax.is(JsonSyntax.FALSE, bytes, from, to)) {
            literal(bytes, from, to);
        } else {
            throw malformed("a string or null", bytes[from]);
        }
    }

    /** Completes the carried cell from new bytes and gives the position behind it. */
    private int resume(byte[] bytes, int offset, int end) throws IOException {
        int next = carried.complete(bytes, offset, end);
        if (next == CUT) {
            return end;
        }
        byte[] whole = carried.bytes();
        int length = carried.take();
        if (whole[0] != '"') {
            bare(whole, 0, length);
        } else if (text(whole, 1, length) != length) {
            throw new IllegalStateException("a whole cell was not read to its end");
        }
        if (length > OutputBuffer.SIZE) {
            cellText.shrink();
        }
        column++;
        state = State.AFTER_CELL;
        return next;
    }

    @Override
    public final long finish(ByteSink sink) throws IOException {
        out.handTo(sink);
        out.flush();
        if (state != State.END) {
            throw new Incomplete(Explanation.of(
                    "Reading the rows of the result failed: the chunk that starts at row " + (rowOffset + 1)
                            + " ends in its middle, after " + rows + " whole rows.",
                    "Run the statement again; what was written so far is not the whole result."));
        }
        return rows;
    }

    /** What a format's {@link #text} gives for a string that {@link CellText#close} did not find the end of. */
    final int cutOrMalformed(int close) {
        if (close == CellText.MALFORMED) {
            throw noJsonArray("a string holds a control character or an escape that JSON does not know");
        }
        return CUT;
    }

    private Unexpected malformed(String wanted, byte found) {
        String what = found > ' ' && found < 0x7f
                ? "'" + (char) found + "'"
                : "byte 0x" + Integer.toHexString(Byte.toUnsignedInt(found));
        return noJsonArray("where " + wanted + " belongs stands " + what);
    }

    private Unexpected wrongWidth(String cells) {
        return noJsonArray("there are " + cells + " cells for " + columns + " columns");
    }

    private Unexpected noJsonArray(String why) {
        return new Unexpected(Explanation.of(
                "Reading the rows of the result failed: result storage answered something that is no JSON_ARRAY; in row "
                        + (rowsBefore() + 1) + ", " + why + ".",
                "Run the statement again. If it happens again, something between this machine and result storage may"
                        + " change what is downloaded, such as a proxy."));
    }
}
