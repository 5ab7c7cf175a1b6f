// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import dev.sluice.local.sql.ResultColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Chunks of JSON_ARRAY or CSV. */
final class TextChunks implements Chunks {

    private static final int FLUSH = 256 << 10;

    private final List<Chunk> done = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Bytes bytes = new Bytes();
    private final List<ResultColumn> columns;
    private final RowText text;
    private final Wish wish;
    private final Path folder;
    private @Nullable ChunkFile file;
    private long rows;
    private long finishedBytes;

    TextChunks(List<ResultColumn> columns, VectorSchemaRoot root, Wish wish, Path folder) {
        this.columns = columns;
        this.text = wish.format() == Format.CSV ? RowText.CSV : RowText.JSON_ARRAY;
        this.wish = wish;
        this.folder = folder;
        for (int i = 0; i < columns.size(); i++) {
            cells.add(Cell.of(root.getVector(i), columns.get(i)));
        }
    }

    @Override
    public boolean add(VectorSchemaRoot batch) throws IOException {
        int count = batch.getRowCount();
        cells.forEach(cell -> cell.load(count));
        for (int row = 0; row < count; row++) {
            if (rows >= wish.rowLimit() || size() > wish.truncateAboveBytes()) {
                return true;
            }
            ChunkFile current = file == null ? begin() : file;
            text.row(cells, row, current.rows() == 0, bytes);
            current.addRows(1);
            rows++;
            if (current.bytes() + bytes.length() >= wish.chunkBytes()) {
                end(current);
            } else if (bytes.length() > FLUSH) {
                flush(current);
            }
        }
        return false;
    }

    private long size() {
        return finishedBytes + (file == null ? 0 : file.bytes()) + bytes.length();
    }

    private ChunkFile begin() throws IOException {
        ChunkFile begun = ChunkFile.create(folder, done.size(), rows, wish.lz4());
        file = begun;
        bytes.append(text.open());
        if (done.isEmpty()) {
            bytes.append(text.header(columns));
        }
        return begun;
    }

    private void flush(ChunkFile current) throws IOException {
        if (size() > wish.failAboveBytes()) {
            throw ResultWriter.tooLarge(wish.failAboveBytes());
        }
        current.write(bytes.array(), 0, bytes.length());
        bytes.clear();
    }

    private void end(ChunkFile current) throws IOException {
        flush(current);
        current.write(text.close().getBytes(StandardCharsets.UTF_8));
        finishedBytes += current.bytes();
        done.add(current.finish());
        file = null;
    }

    @Override
    public List<Chunk> finish() throws IOException {
        if (file != null) {
            end(file);
        }
        return done;
    }
}
