// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import dev.sluice.download.DownloadProgress;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import dev.sluice.statement.StatementResponse.Chunk;
import dev.sluice.statement.StatementResponse.Manifest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows that stand in the answers themselves, chunk after chunk; each answer names the next. */
final class InlineRows implements StatementResult.RowFlow {

    private final Manifest manifest;
    private final @Nullable ResultData first;
    private final int fromChunk;
    private final ResultChunks chunks;
    private final DownloadProgress progress;

    InlineRows(
            Manifest manifest,
            @Nullable ResultData first,
            int fromChunk,
            ResultChunks chunks,
            DownloadProgress progress) {
        this.manifest = manifest;
        this.first = first;
        this.fromChunk = fromChunk;
        this.chunks = chunks;
        this.progress = progress;
    }

    @Override
    public long transfer(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException, InterruptedException {
        ResultData chunk = fromChunk == 0 ? first : chunks.get(fromChunk);
        long rows = fromChunk == 0 || chunk == null ? 0 : chunk.rowOffset();
        while (chunk != null) {
            RawRows data = chunk.dataArray() == null ? RawRows.NONE : chunk.dataArray();
            ChunkTranscoder transcoder = transcoders.open(rows);
            transcoder.feed(data.json(), 0, data.json().length, out);
            long seen = transcoder.finish(out);
            if (chunk.dataArray() != null && seen != chunk.rowCount()) {
                throw chunks.incomplete("Chunk " + chunk.chunkIndex() + " of the result has " + chunk.rowCount()
                        + " rows by its own count, but " + seen + " came.");
            }
            requireAsListed(chunk.chunkIndex(), seen);
            progress.chunkDone(seen);
            rows += seen;
            out.chunkEnded(chunk.chunkIndex());
            chunk = chunk.nextChunkIndex() == null ? null : next(chunk.chunkIndex(), chunk.nextChunkIndex());
        }
        return rows;
    }

    /** The manifest may list its chunks, and is then the second witness. */
    private void requireAsListed(int chunkIndex, long seen) {
        if (manifest.chunks() == null) {
            return;
        }
        for (Chunk listed : manifest.chunks()) {
            if (listed != null && listed.chunkIndex() == chunkIndex && listed.rowCount() != seen) {
                throw chunks.incomplete("Chunk " + chunkIndex + " of the result has " + listed.rowCount()
                        + " rows by the manifest, but " + seen + " came.");
            }
        }
    }

    private ResultData next(int current, int next) throws InterruptedException {
        if (next <= current) {
            throw chunks.incomplete("The result's chunk " + current + " names chunk " + next + " as its next.");
        }
        return chunks.get(next);
    }
}
