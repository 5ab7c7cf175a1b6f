// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Links for tests: their query and headers hold {@code hush}, which must never be shown. */
final class Links {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Links() {}

    static ExternalLink to(String origin, ExpectedChunk chunk) {
        return until(NOW.plusSeconds(900), origin, chunk);
    }

    static ExternalLink until(Instant expiration, String origin, ExpectedChunk chunk) {
        PresignedRequest request = PresignedRequest.of(
                origin + "/bucket/chunk-" + chunk.chunkIndex() + "?X-Amz-Signature=hush",
                Map.of("x-amz-key", "hush-2"));
        return new ExternalLink(
                chunk.chunkIndex(), chunk.rowOffset(), chunk.rowCount(), 0, request, Optional.of(expiration));
    }
}
