// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the batches of one chunk and feeds them, as the rows of a JSON_ARRAY, to what would read that: the text of each
 * value is the one of that wire, but for the digits that it cuts off TIMESTAMP.
 */
public final class ArrowRows extends ArrowChunk {

    /** A batch larger than this is read only by the chunk whose turn it is, so that there is one of them at a time. */
    private static final int SHARED = 2 << 20;

    /** What the heap of the program has room for beside all else. */
    private static final int MOST = 24 << 20;

    /** Every value takes a bit, but for columns of nothing but NULL: this bounds those. */
    private static final int MOST_WITHOUT_BODY = 4 << 20;

    private static final int PIECE = 64 * 1024;

    private final ChunkTranscoder rows;
    private final ByteText text = new ByteText();
    private List<ArrowField> fields = List.of();
    private ArrowMessage.@Nullable RecordBatch batch;
    private byte[] body = new byte[0];
    private int held;
    private boolean hasRows;

    private ArrowRows(long rowOffset, ChunkTranscoder rows) {
        super(rowOffset);
        this.rows = rows;
    }

    /** Transcoders of ARROW_STREAM out of those of JSON_ARRAY. */
    public static ChunkTranscoder.Factory feeding(ChunkTranscoder.Factory transcoders) {
        return rowOffset -> new ArrowRows(rowOffset, transcoders.open(rowOffset));
    }

    @Override
    void schema(ArrowMessage.Schema schema, byte[] frame, int length, ByteSink out) {
        fields = schema.fields();
    }

    @Override
    void dictionary(ArrowMessage.Dictionary dictionary, byte[] frame, int length, ByteSink out) {
        throw ArrowFailures.unreadable("dictionaries");
    }

    @Override
    void batch(ArrowMessage.RecordBatch next, byte[] frame, int length, ByteSink out) throws IOException {
        if (next.isCompressed()) {
            throw ArrowFailures.unreadable("batches with a compression of their own");
        }
        if (next.bodyLength() > MOST) {
            throw ArrowFailures.tooLarge("one of its batches", next.bodyLength(), MOST);
        }
        if (next.rows() < 0 || next.rows() > Math.max(Byte.SIZE * next.bodyLength(), MOST_WITHOUT_BODY)) {
            throw ArrowFailures.malformed("a batch claims " + next.rows() + " rows");
        }
        if (fields.isEmpty() && next.rows() > 0) {
            throw ArrowFailures.malformed("it has rows, but no columns");
        }
        if (next.bodyLength() > SHARED) {
            out.awaitTurn();
        }
        if (body.length < next.bodyLength()) {
            body = new byte[(int) next.bodyLength()];
        }
        held = 0;
        batch = next;
    }

    @Override
    void body(byte[] bytes, int offset, int length, ByteSink out) {
        if (batch != null) {
            System.arraycopy(bytes, offset, body, held, length);
            held += length;
        }
    }

    @Override
    void endOfBody(ByteSink out) throws IOException {
        ArrowMessage.RecordBatch whole = batch;
        if (whole == null) {
            return; // a schema, which has none
        }
        batch = null;
        try {
            write(whole, out);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw ArrowFailures.malformed("a batch points outside of itself");
        } catch (DateTimeException e) {
            throw ArrowFailures.malformed("a batch holds a time that no calendar has");
        }
        if (body.length > SHARED) {
            body = new byte[0]; // whose turn it is may be over before this chunk has another
        }
    }

    private void write(ArrowMessage.RecordBatch whole, ByteSink out) throws IOException {
        List<Vector> vectors = new VectorReader(whole.table(), ByteBuffer.wrap(body, 0, held)).vectors(fields);
        for (int row = 0; row < whole.rows(); row++) {
            text.put(hasRows ? ',' : '[');
            hasRows = true;
            for (int i = 0; i < vectors.size(); i++) {
                text.put(i == 0 ? '[' : ',');
                Vector vector = vectors.get(i);
                if (vector.isNull(row)) {
                    text.ascii("null");
                } else {
                    text.put('"');
                    vector.cell(row, text);
                    text.put('"');
                }
            }
            text.put(']');
            if (text.length > PIECE) {
                handOn(out);
            }
        }
    }

    private void handOn(ByteSink out) throws IOException {
        rows.feed(text.bytes, 0, text.length, out);
        text.clear();
    }

    @Override
    public long finish(ByteSink out) throws IOException {
        super.finish(out);
        text.ascii(hasRows ? "]" : "[]");
        handOn(out);
        return rows.finish(out);
    }
}
