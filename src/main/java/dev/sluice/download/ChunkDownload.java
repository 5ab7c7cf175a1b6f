// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.http.Pause;
import dev.sluice.result.ChunkTranscoder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Fetches one chunk: asks for its link, feeds its bytes to the transcoder once and in order, resumes what breaks. */
final class ChunkDownload {

    /** Failures in a row, without a byte of progress between them, after which we give up. */
    private static final int MAX_FAILURES = 5;

    /** Failures at all: storage that gives a byte and breaks, again and again, is not a download. */
    private static final int MAX_BREAKS = 100;

    /** Fresh links refused in a row. */
    private static final int MAX_REFUSED = 3;

    /** Links that are about to expire are asked for again: as long as a request may take to arrive, and clocks differ. */
    private static final Duration EXPIRY_MARGIN = Duration.ofSeconds(30);

    private final StorageClient client;
    private final LinkSource links;
    private final Clock clock;
    private final Pause pause;
    private final DownloadProgress progress;

    private final ExpectedChunk chunk;
    private final ChunkTranscoder transcoder;
    private final OrderedOutput.Part part;
    private final ChunkPosition position;
    private final byte[] buffer = new byte[64 * 1024];

    private @Nullable ExternalLink link;
    private int failures;
    private int breaks;
    private int refused;

    ChunkDownload(
            StorageClient client,
            LinkSource links,
            Clock clock,
            Pause pause,
            DownloadProgress progress,
            ExpectedChunk chunk,
            ChunkTranscoder transcoder,
            OrderedOutput.Part part) {
        this.client = client;
        this.links = links;
        this.clock = clock;
        this.pause = pause;
        this.progress = progress;
        this.chunk = chunk;
        this.transcoder = transcoder;
        this.part = part;
        this.position = new ChunkPosition(chunk.chunkIndex());
    }

    /** Returns when the whole chunk has been written or waits for its turn; an IOException is the sink's. */
    void run() throws IOException, InterruptedException {
        Optional<Duration> wait = attempt();
        while (wait.isPresent()) {
            progress.retried();
            pause.waitFor(wait.get());
            wait = attempt();
        }
        long rows = transcoder.finish(part);
        if (rows != chunk.rowCount()) {
            throw StorageFailures.rowsDiffer(chunk.chunkIndex(), rows, chunk.rowCount());
        }
        part.end();
        progress.chunkDone(rows);
    }

    /** One request. Empty when the chunk is whole, else how long to wait before the next. */
    private Optional<Duration> attempt() throws IOException, InterruptedException {
        PresignedRequest request = validLink().request();
        StorageResponse response;
        try {
            response = client.get(request, position.rangeStart());
        } catch (IOException e) {
            return broken(request.hostName(), e);
        }
        try (response) {
            return switch (response.status()) {
                case 200, 206 -> receive(request.hostName(), response);
                case 416 -> {
                    position.requireWhole(response.head(), request.hostName());
                    yield Optional.empty();
                }
                case 400, 401, 403, 404, 410 -> refused(request.hostName(), response);
                case 408, 429, 500, 502, 503, 504 -> overloaded(request.hostName(), response);
                default -> throw unusable(request.hostName(), response);
            };
        }
    }

    private Optional<Duration> receive(String host, StorageResponse response) throws IOException, InterruptedException {
        if (response.unknownCoding().isPresent()) {
            throw StorageFailures.unknownCoding(host, response.unknownCoding().get());
        }
        InputStream content;
        try {
            position.begin(response, host);
            content = response.content();
        } catch (IOException e) {
            return broken(host, e);
        }
        while (true) {
            int count;
            try {
                count = content.read(buffer, 0, buffer.length);
            } catch (IOException e) {
                return broken(host, e);
            }
            if (count < 0) {
                // a server may answer a range with less than was asked for: the rest is asked for like after a break
                return position.isWhole(host) ? Optional.empty() : broken(host, new IOException("it ended early"));
            }
            progress.received(count);
            int fresh = position.advance(count);
            if (fresh > 0) {
                failures = 0;
                refused = 0;
                transcoder.feed(buffer, count - fresh, fresh, part);
            }
        }
    }

    private ExternalLink validLink() throws InterruptedException {
        ExternalLink known = link;
        if (known == null || isExpiring(known)) {
            known = ask();
            if (isExpiring(known)) {
                known = ask(); // was an older one handed out? If not, this machine's clock is ahead, and storage
                // decides
            }
            link = known;
        }
        return known;
    }

    private ExternalLink ask() throws InterruptedException {
        progress.linkAsked();
        ExternalLink asked = links.link(chunk.chunkIndex());
        if (asked.chunkIndex() != chunk.chunkIndex()) {
            throw StorageFailures.otherChunk(chunk.chunkIndex(), asked.chunkIndex());
        }
        return asked;
    }

    private boolean isExpiring(ExternalLink candidate) {
        return candidate
                .expiration()
                .map(end -> !clock.instant().plus(EXPIRY_MARGIN).isBefore(end))
                .orElse(false);
    }

    private Optional<Duration> broken(String host, IOException cause) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while result storage was read");
        }
        if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
            throw StorageFailures.untrusted(host, cause);
        }
        failures++;
        breaks++;
        if (failures >= MAX_FAILURES || breaks >= MAX_BREAKS) {
            throw StorageFailures.unreachable(host, cause, failures);
        }
        return Optional.of(RetryDelay.afterFailure(failures));
    }

    private Optional<Duration> refused(String host, StorageResponse response) {
        refused++;
        link = null;
        if (refused >= MAX_REFUSED) {
            throw StorageFailures.refused(host, response, refused);
        }
        return Optional.of(refused == 1 ? Duration.ZERO : RetryDelay.afterFailure(refused));
    }

    private Optional<Duration> overloaded(String host, StorageResponse response) {
        failures++;
        breaks++;
        if (failures >= MAX_FAILURES || breaks >= MAX_BREAKS) {
            throw StorageFailures.answered(host, response, failures);
        }
        return Optional.of(RetryDelay.asked(response.head().field("retry-after").orElse(""), clock)
                .orElseGet(() -> RetryDelay.afterFailure(failures)));
    }

    private static RuntimeException unusable(String host, StorageResponse response) {
        return response.status() >= 300 && response.status() < 400
                ? StorageFailures.redirected(host, response.status())
                : StorageFailures.answered(host, response, 1);
    }
}
