// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jpountz.lz4.LZ4FrameOutputStream;

/** The file of one chunk while it is written; counts bytes before compression. */
final class ChunkFile extends FilterOutputStream {

    private final Path file;
    private final int index;
    private final long rowOffset;
    private long rows;
    private long bytes;

    private ChunkFile(OutputStream out, Path file, int index, long rowOffset) {
        super(out);
        this.file = file;
        this.index = index;
        this.rowOffset = rowOffset;
    }

    static ChunkFile create(Path folder, int index, long rowOffset, boolean lz4) throws IOException {
        Path file = folder.resolve("chunk-" + index);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 64 << 10);
        return new ChunkFile(lz4 ? new LZ4FrameOutputStream(out) : out, file, index, rowOffset);
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        bytes++;
    }

    @Override
    public void write(byte[] source, int from, int count) throws IOException {
        out.write(source, from, count);
        bytes += count;
    }

    void addRows(long more) {
        rows += more;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    /** Ends the file. */
    Chunk finish() throws IOException {
        close();
        return new Chunk(index, rowOffset, rows, bytes, file, Files.size(file));
    }
}
