// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that reached the workspace, as it was sent.
 *
 * @param origin {@code api} or {@code storage}
 * @param path as sent, not decoded
 * @param query as sent, null when there is none
 * @param headers by their lower-case names
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RecordedRequest(
        String origin,
        String method,
        String path,
        @Nullable String query,
        Map<String, List<String>> headers,
        byte[] body) {

    /** The first value of a header, or null. */
    public @Nullable String header(String lowerCaseName) {
        List<String> values = headers.get(lowerCaseName);
        return values == null ? null : values.getFirst();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return origin + " " + method + " " + path + (query == null ? "" : "?" + query);
    }
}
