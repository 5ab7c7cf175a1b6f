// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.statement;

import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.result.Chunk;
import dev.sluice.local.result.ChunkedResult;
import dev.sluice.local.state.WorkspaceState;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The object store behind the links: whole objects and byte ranges, no content encoding. */
final class Storage {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private final WorkspaceState state;
    private final Links links;
    private final Function<String, Optional<ChunkedResult>> results;

    Storage(WorkspaceState state, Links links, Function<String, Optional<ChunkedResult>> results) {
        this.state = state;
        this.links = links;
        this.results = results;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/results/{statement}/{chunk}", this::get)
                .add("HEAD", "/results/{statement}/{chunk}", this::get);
    }

    private Reply get(Call call) {
        links.verify(call.request().path(), call.query("expires", ""), call.query("signature", ""));
        for (Map.Entry<String, String> header : state.linkHeaders().entrySet()) {
            if (!header.getValue().equals(call.request().header(header.getKey().toLowerCase(java.util.Locale.ROOT)))) {
                throw new Refusal(Links.xml(400, "InvalidRequest", "Missing header " + header.getKey()));
            }
        }
        Chunk chunk = results.apply(call.path("statement"))
                .map(result -> StatementAnswers.chunk(result, Integer.parseInt(call.path("chunk"))))
                .orElseThrow(() -> new Refusal(Links.xml(404, "NoSuchKey", "The specified key does not exist.")));
        return content(chunk, call.request().header("range"));
    }

    private static Reply content(Chunk chunk, @org.jspecify.annotations.Nullable String range) {
        Map<String, String> headers = Map.of(
                "Content-Type", "binary/octet-stream",
                "Accept-Ranges", "bytes",
                "ETag",
                        "\"" + Integer.toHexString(chunk.file().toString().hashCode()) + "-" + chunk.storedBytes()
                                + "\"");
        long size = chunk.storedBytes();
        Matcher wanted = RANGE.matcher(range == null ? "" : range);
        if (!wanted.matches()) {
            return new Reply(200, headers, new Reply.FileRange(chunk.file(), 0, size));
        }
        boolean suffix = wanted.group(1).isEmpty();
        long from = suffix ? Math.max(0, size - Long.parseLong(wanted.group(2))) : Long.parseLong(wanted.group(1));
        long to = suffix || wanted.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(wanted.group(2)));
        if (from >= size || from > to) {
            return Links.xml(416, "InvalidRange", "The requested range is not satisfiable")
                    .with("Content-Range", "bytes */" + size);
        }
        return new Reply(206, headers, new Reply.FileRange(chunk.file(), from, to - from + 1))
                .with("Content-Range", "bytes " + from + "-" + to + "/" + size);
    }
}
