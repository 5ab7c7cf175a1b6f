// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.util.concurrent.atomic.AtomicLong;

/** How far a download is: counters that anyone may read while it runs. */
public final class DownloadProgress {

    private final AtomicLong bytesReceived = new AtomicLong();
    private final AtomicLong chunksDone = new AtomicLong();
    private final AtomicLong rowsDone = new AtomicLong();
    private final AtomicLong linksAsked = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();

    /** Bytes of result storage's answers, also those that had to be fetched twice. */
    public long bytesReceived() {
        return bytesReceived.get();
    }

    /** Chunks that have been fetched and transcoded; the last of them may still wait for their turn to be written. */
    public long chunksDone() {
        return chunksDone.get();
    }

    /** Rows of those chunks. */
    public long rowsDone() {
        return rowsDone.get();
    }

    /** Links that the workspace was asked for. */
    public long linksAsked() {
        return linksAsked.get();
    }

    /** Requests that were made again after a failure. */
    public long retries() {
        return retries.get();
    }

    /** Counts bytes of an answer of result storage. */
    public void received(int bytes) {
        bytesReceived.addAndGet(bytes);
    }

    /** Counts a chunk that was not downloaded but came inside an answer, too. */
    public void chunkDone(long rows) {
        rowsDone.addAndGet(rows);
        chunksDone.incrementAndGet();
    }

    void linkAsked() {
        linksAsked.incrementAndGet();
    }

    void retried() {
        retries.incrementAndGet();
    }
}
