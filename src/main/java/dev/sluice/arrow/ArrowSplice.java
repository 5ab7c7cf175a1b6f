// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import dev.sluice.result.ByteSink;
import dev.sluice.result.Column;
import dev.sluice.result.QueryResult;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes one Arrow IPC stream of a result whose chunks are each a whole one: the first schema, every batch byte for byte,
 * one mark of the end. Of a batch nothing but its metadata is held.
 */
public final class ArrowSplice {

    private static final byte[] END = {-1, -1, -1, -1, 0, 0, 0, 0};

    private final AtomicReference<@Nullable List<ArrowField>> fields = new AtomicReference<>();

    private ArrowSplice() {}

    /** Writes the stream; one without any rows has the schema that the columns make. */
    public static void write(QueryResult result, ByteSink out) throws IOException, InterruptedException {
        ArrowSplice splice = new ArrowSplice();
        result.transfer(offset -> splice.new SplicedChunk(offset), out);
        if (splice.fields.get() == null) {
            List<Column> columns = result.columns();
            byte[] schema = SchemaMessage.of(columns);
            out.write(schema, 0, schema.length);
        }
        out.write(END, 0, END.length);
    }

    private void requireSame(List<ArrowField> others) {
        List<ArrowField> first = fields.compareAndExchange(null, others);
        if (first != null && !first.equals(others)) {
            throw ArrowFailures.malformed("one of its chunks has other columns than those before it");
        }
    }

    /** One chunk on its way into the stream; the schema of all but the first is left out. */
    private final class SplicedChunk extends ArrowChunk {

        private final boolean isFirst;
        private boolean passes;

        SplicedChunk(long rowOffset) {
            super(rowOffset);
            this.isFirst = rowOffset == 0;
        }

        @Override
        void schema(ArrowMessage.Schema schema, byte[] frame, int length, ByteSink out) throws IOException {
            requireSame(schema.fields());
            passes = isFirst;
            pass(frame, 0, length, out);
        }

        @Override
        void batch(ArrowMessage.RecordBatch batch, byte[] frame, int length, ByteSink out) throws IOException {
            passes = true;
            pass(frame, 0, length, out);
        }

        /** Another chunk's dictionary of the same number replaces the one before, as the format has it. */
        @Override
        void dictionary(ArrowMessage.Dictionary dictionary, byte[] frame, int length, ByteSink out) throws IOException {
            passes = true;
            pass(frame, 0, length, out);
        }

        @Override
        void body(byte[] bytes, int offset, int length, ByteSink out) throws IOException {
            pass(bytes, offset, length, out);
        }

        @Override
        void endOfBody(ByteSink out) {}

        private void pass(byte[] bytes, int offset, int length, ByteSink out) throws IOException {
            if (passes) {
                out.write(bytes, offset, length);
            }
        }
    }
}
