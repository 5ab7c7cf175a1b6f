// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import dev.sluice.arrow.ArrowRows;
import dev.sluice.download.DownloadProgress;
import dev.sluice.download.ExpectedChunk;
import dev.sluice.download.ExternalLink;
import dev.sluice.download.LinkDownloader;
import dev.sluice.download.Lz4Chunk;
import dev.sluice.download.PresignedRequest;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import dev.sluice.statement.StatementResponse.Chunk;
import dev.sluice.statement.StatementResponse.Manifest;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Rows that lie in result storage, behind links that live some minutes. */
final class LinkedRows implements StatementResult.RowFlow {

    private final Manifest manifest;
    private final int fromChunk;
    private final ResultChunks chunks;
    private final Wire wire;
    private final LinkDownloader downloader;
    private final DownloadProgress progress;
    /** Links that came with an answer and were not used yet, by chunk. */
    private final Map<Integer, ExternalLink> known = new ConcurrentHashMap<>();

    LinkedRows(
            Manifest manifest,
            @Nullable ResultData first,
            int fromChunk,
            ResultChunks chunks,
            Wire wire,
            LinkDownloader downloader,
            DownloadProgress progress) {
        this.manifest = manifest;
        this.fromChunk = fromChunk;
        this.chunks = chunks;
        this.wire = wire;
        this.downloader = downloader;
        this.progress = progress;
        if (first != null) {
            remember(first);
        }
    }

    /** The downloader holds each chunk against its count. */
    @Override
    public long transfer(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException, InterruptedException {
        List<ExpectedChunk> expected = expected();
        long rows = expected.stream().mapToLong(ExpectedChunk::rowCount).sum();
        if (rows != manifest.totalRowCount()) {
            throw chunks.incomplete("The manifest counts " + manifest.totalRowCount() + " rows in whole, but " + rows
                    + " in its chunks.");
        }
        if (fromChunk > expected.size()) {
            throw chunks.incomplete("The manifest counts " + manifest.totalChunkCount() + " chunks, but lists "
                    + expected.size() + ".");
        }
        if (!expected.isEmpty()) {
            List<ExpectedChunk> wanted = expected.subList(fromChunk, expected.size());
            downloader.download(wanted, this::link, unpacking(transcoders), counted(out), progress);
        }
        return rows;
    }

    /** The downloader counts what it is given, from 0. */
    private ByteSink counted(ByteSink out) {
        return new ByteSink() {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void chunkEnded(int place) throws IOException {
                out.chunkEnded(fromChunk + place);
            }
        };
    }

    /** Puts in front of the writers' transcoders what turns the wire's bytes into theirs. */
    private ChunkTranscoder.Factory unpacking(ChunkTranscoder.Factory transcoders) {
        ChunkTranscoder.Factory plain = wire == Wire.EXACT ? ArrowRows.feeding(transcoders) : transcoders;
        String compression = manifest.resultCompression();
        if (compression == null || compression.isEmpty() || compression.equals("NONE")) {
            return plain;
        }
        if (compression.equals("LZ4_FRAME")) {
            return Lz4Chunk.feeding(plain);
        }
        throw chunks.unexpected("The result is compressed as " + compression + ", which was not asked for.");
    }

    /** The chunks by the manifest; where it does not list them, by their links. */
    private List<ExpectedChunk> expected() throws InterruptedException {
        List<ExpectedChunk> expected = new ArrayList<>();
        List<Chunk> listed = manifest.chunks();
        if (listed != null) {
            for (@Nullable Chunk chunk : listed) {
                if (chunk == null || chunk.rowCount() < 0) {
                    throw chunks.incomplete("The manifest lists a chunk that says nothing of its rows.");
                }
                expected.add(new ExpectedChunk(chunk.chunkIndex(), chunk.rowOffset(), chunk.rowCount()));
            }
        } else {
            for (int i = 0; i < manifest.totalChunkCount(); i++) {
                ExternalLink link = link(i);
                known.put(i, link);
                expected.add(new ExpectedChunk(i, link.rowOffset(), link.rowCount()));
            }
        }
        long offset = 0;
        for (int i = 0; i < expected.size(); i++) {
            ExpectedChunk chunk = expected.get(i);
            if (chunk.chunkIndex() != i || chunk.rowOffset() != offset) {
                throw chunks.incomplete("The result's chunks do not follow each other: chunk " + chunk.chunkIndex()
                        + " begins at row " + chunk.rowOffset() + ", not at " + offset + ".");
            }
            offset += chunk.rowCount();
        }
        return expected;
    }

    private ExternalLink link(int chunkIndex) throws InterruptedException {
        ExternalLink came = known.remove(chunkIndex);
        if (came != null) {
            return came;
        }
        remember(chunks.get(chunkIndex));
        ExternalLink asked = known.remove(chunkIndex);
        if (asked == null) {
            throw chunks.incomplete("The workspace was asked for the link of chunk " + chunkIndex + " and gave none.");
        }
        return asked;
    }

    private void remember(ResultData data) {
        if (data.externalLinks() != null) {
            for (ResultData.@Nullable Link link : data.externalLinks()) {
                if (link != null && link.externalLink() != null) {
                    known.put(link.chunkIndex(), of(link, link.externalLink()));
                }
            }
        }
    }

    private static ExternalLink of(ResultData.Link link, String address) {
        Map<String, String> headers = link.httpHeaders() == null ? Map.of() : link.httpHeaders();
        return new ExternalLink(
                link.chunkIndex(),
                link.rowOffset(),
                link.rowCount(),
                link.byteCount(),
                PresignedRequest.of(address, headers),
                expiration(link.expiration()));
    }

    /** When the link ends, as far as it says so in a way that can be read; storage has the last word anyway. */
    private static Optional<Instant> expiration(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
