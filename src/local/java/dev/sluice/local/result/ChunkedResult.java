// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import dev.sluice.local.sql.ResultColumn;
import java.util.List;

/** A whole result in files. */
public record ChunkedResult(
        List<ResultColumn> columns, Format format, boolean lz4, List<Chunk> chunks, boolean truncated) {

    public long totalRows() {
        return chunks.stream().mapToLong(Chunk::rowCount).sum();
    }

    public long totalBytes() {
        return chunks.stream().mapToLong(Chunk::byteCount).sum();
    }
}
