// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.statement;

import dev.sluice.local.result.ChunkedResult;
import dev.sluice.local.result.Wish;
import dev.sluice.local.sql.Context;
import dev.sluice.local.sql.Parameter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results over the sample data, kept until the workspace closes, so that measuring a client does not measure the engine. */
final class ResultCache {

    /** What makes two results the same. */
    record Key(String statement, List<Parameter> parameters, Context context, Wish wish) {}

    private static final long CAPACITY = 3L << 30; // nothing is thrown out, as a statement may still be read from it

    private final Map<Key, ChunkedResult> results = new HashMap<>();
    private final Path folder;
    private long bytes;
    private int folders;

    ResultCache(Path folder) {
        this.folder = folder;
    }

    synchronized Optional<ChunkedResult> find(Key key) {
        return Optional.ofNullable(results.get(key));
    }

    /** Where a result is written that is to be kept; nothing when there is no room for more. */
    synchronized Optional<Path> newFolder() {
        return bytes > CAPACITY ? Optional.empty() : Optional.of(folder.resolve("kept-" + folders++));
    }

    synchronized void keep(Key key, ChunkedResult result) {
        results.put(key, result);
        bytes += result.totalBytes();
    }
}
