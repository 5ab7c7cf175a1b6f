// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import dev.sluice.local.sql.ResultColumn;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Chunks that are each a whole Arrow IPC stream; columns say their SQL type in the metadata of their field. */
final class ArrowChunks implements Chunks {

    private static final String SQL_TYPE = "Spark:DataType:SqlName";

    private final List<Chunk> done = new ArrayList<>();
    private final List<IntervalColumn> intervals = new ArrayList<>();
    private final VectorSchemaRoot output;
    private final Wish wish;
    private final Path folder;
    private @Nullable ChunkFile file;
    private @Nullable ArrowStreamWriter writer;
    private long rows;
    private long finishedBytes;

    ArrowChunks(List<ResultColumn> columns, VectorSchemaRoot input, BufferAllocator memory, Wish wish, Path folder) {
        this.wish = wish;
        this.folder = folder;
        List<Field> fields = new ArrayList<>();
        List<FieldVector> vectors = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            FieldVector vector = input.getVector(i);
            if (vector instanceof IntervalMonthDayNanoVector interval) {
                IntervalColumn converted =
                        new IntervalColumn(interval, columns.get(i).type(), memory);
                intervals.add(converted);
                vector = converted.output();
            }
            if (columns.get(i).type().name().equals("NULL")) {
                vector = new NullVector(columns.get(i).name());
            }
            Field field = vector.getField();
            FieldType type = new FieldType(
                    true,
                    field.getType(),
                    null,
                    Map.of(SQL_TYPE, columns.get(i).type().text()));
            fields.add(new Field(columns.get(i).name(), type, field.getChildren()));
            vectors.add(vector);
        }
        this.output = new VectorSchemaRoot(new Schema(fields), vectors, 0);
    }

    @Override
    public boolean add(VectorSchemaRoot batch) throws IOException {
        int count = (int) Math.min(wish.rowLimit() - rows, batch.getRowCount());
        if (finishedBytes + (file == null ? 0 : file.bytes()) > wish.truncateAboveBytes()) {
            return true;
        }
        boolean all = count == batch.getRowCount();
        if (count > 0) {
            intervals.forEach(each -> each.convert(count));
            output.setRowCount(count);
            write(count);
        }
        return !all;
    }

    private void write(int count) throws IOException {
        ChunkFile current = file == null ? ChunkFile.create(folder, done.size(), rows, wish.lz4()) : file;
        ArrowStreamWriter stream =
                writer == null ? new ArrowStreamWriter(output, null, Channels.newChannel(current)) : writer;
        if (writer == null) {
            stream.start();
        }
        file = current;
        writer = stream;
        stream.writeBatch();
        current.addRows(count);
        rows += count;
        if (current.bytes() >= wish.chunkBytes()) {
            end(current, stream);
        }
    }

    private void end(ChunkFile current, ArrowStreamWriter stream) throws IOException {
        stream.end();
        finishedBytes += current.bytes();
        done.add(current.finish());
        file = null;
        writer = null;
    }

    @Override
    public List<Chunk> finish() throws IOException {
        if (file != null && writer != null) {
            end(file, writer);
        }
        return done;
    }

    @Override
    public void close() {
        intervals.forEach(IntervalColumn::close);
    }
}
