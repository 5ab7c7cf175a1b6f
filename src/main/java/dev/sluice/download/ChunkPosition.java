// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of a chunk has been fed, and whether an answer goes on exactly there with the same object. */
final class ChunkPosition {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/(\\d{1,18})");

    private final int chunkIndex;
    private long fed;
    private long toSkip;
    private boolean isCompressed;
    private OptionalLong total = OptionalLong.empty();
    private Optional<String> etag = Optional.empty();

    ChunkPosition(int chunkIndex) {
        this.chunkIndex = chunkIndex;
    }

    /** Where the next request should start. A compressed body has no such place: it is read again from its start. */
    long rangeStart() {
        return isCompressed ? 0 : fed;
    }

    /**
     * Takes the head of an answer. One that starts elsewhere is an IOException (it can be asked for again); another
     * object than before is {@code Incomplete}, because bytes of the first are written.
     */
    void begin(StorageResponse response, String host) throws IOException {
        boolean isPart = response.status() == 206;
        OptionalLong size = isPart ? sizeOfPart(response) : sizeOfWhole(response);
        Optional<String> tag = response.head().field("etag");
        boolean isOther = (etag.isPresent() && tag.isPresent() && !etag.equals(tag))
                || (total.isPresent() && size.isPresent() && total.getAsLong() != size.getAsLong());
        if (isOther && fed > 0) {
            throw StorageFailures.changed(chunkIndex, host);
        }
        etag = tag.or(() -> etag);
        total = isOther || size.isPresent() ? size : total;
        toSkip = isPart ? 0 : fed;
    }

    /** Counts bytes that have come; gives how many of them, the last ones, are new. */
    int advance(int count) {
        int skipped = (int) Math.min(toSkip, count);
        toSkip -= skipped;
        fed += count - skipped;
        return count - skipped;
    }

    /** Whether the body that has just ended completes the chunk. */
    boolean isWhole(String host) {
        if (toSkip > 0) {
            throw StorageFailures.changed(chunkIndex, host); // the whole object is now shorter than what was fed
        }
        return total.isEmpty() || fed == total.getAsLong();
    }

    /** Storage says that nothing is left to range over: right when everything has been fed. */
    void requireWhole(ResponseHead head, String host) {
        Matcher matcher = UNSATISFIED.matcher(head.field("content-range").orElse(""));
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) != fed) {
            throw StorageFailures.changed(chunkIndex, host);
        }
    }

    private OptionalLong sizeOfPart(StorageResponse response) throws IOException {
        Matcher matcher =
                CONTENT_RANGE.matcher(response.head().field("content-range").orElse(""));
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) != rangeStart() || response.isCompressed()) {
            throw new IOException("it answered with a part that was not asked for");
        }
        return matcher.group(3).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(matcher.group(3)));
    }

    private OptionalLong sizeOfWhole(StorageResponse response) throws IOException {
        isCompressed = response.isCompressed();
        return isCompressed ? OptionalLong.empty() : response.head().contentLength();
    }
}
