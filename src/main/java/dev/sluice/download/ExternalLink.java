// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.time.Instant;
import java.util.Optional;

/** The presigned link of one chunk, as the workspace gave it: good for some minutes, for whoever holds it. */
public record ExternalLink(
        int chunkIndex,
        long rowOffset,
        long rowCount,
        long byteCount,
        PresignedRequest request,
        Optional<Instant> expiration) {}
