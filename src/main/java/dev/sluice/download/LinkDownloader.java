// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.http.Pause;
import dev.sluice.http.Transport;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * Downloads the chunks of a result by their presigned links, several at once, and writes them in order in bounded
 * memory. It holds no state between two downloads.
 */
public final class LinkDownloader {

    private final Transport transport;
    private final Clock clock;
    private final Pause pause;
    private final Limits limits;

    /** What a download may use: links at once, at first and at most, and slices of bytes that wait for their turn. */
    record Limits(int links, int mostLinks, int slices, int sliceBytes) {

        /** 8 MiB beside the heads' own buffers: more was not faster on a fast network, and shows in the memory of the process. */
        static final Limits DEFAULT = new Limits(2, 4, 64, 128 * 1024);

        /** As many links from the beginning to the end. */
        Limits(int links, int slices, int sliceBytes) {
            this(links, links, slices, sliceBytes);
        }

        LinkPace newPace() {
            return new LinkPace(links, mostLinks);
        }

        ByteWindow newWindow() {
            return new ByteWindow(slices, sliceBytes);
        }
    }

    public LinkDownloader(Transport transport, Clock clock, Pause pause) {
        this(transport, clock, pause, Limits.DEFAULT);
    }

    LinkDownloader(Transport transport, Clock clock, Pause pause, Limits limits) {
        this.transport = transport;
        this.clock = clock;
        this.pause = pause;
        this.limits = limits;
    }

    /**
     * Writes the given chunks, in the order of the list, to {@code out}. Two to four links are read at once, as
     * many as make it faster, each only when there is room for what it brings; one chunk is read by the calling thread. An IOException is the sink's own;
     * an interrupt of the calling thread stops everything before this throws.
     */
    public void download(
            List<ExpectedChunk> chunks,
            LinkSource links,
            ChunkTranscoder.Factory transcoders,
            ByteSink out,
            DownloadProgress progress)
            throws IOException, InterruptedException {
        download(chunks, links, transcoders, out, progress, limits.newWindow());
    }

    void download(
            List<ExpectedChunk> chunks,
            LinkSource links,
            ChunkTranscoder.Factory transcoders,
            ByteSink out,
            DownloadProgress progress,
            ByteWindow window)
            throws IOException, InterruptedException {
        OrderedOutput output = new OrderedOutput(out, window);
        try (StorageClient client = new StorageClient(transport)) {
            LinkThreads threads = new LinkThreads(chunks.size(), place -> {
                OrderedOutput.Part part = output.open(place);
                ExpectedChunk chunk = chunks.get(place);
                ChunkTranscoder transcoder = transcoders.open(chunk.rowOffset());
                new ChunkDownload(client, links, clock, pause, progress, chunk, transcoder, part).run();
            });
            threads.run(limits.newPace(), progress::bytesReceived);
        }
    }
}
