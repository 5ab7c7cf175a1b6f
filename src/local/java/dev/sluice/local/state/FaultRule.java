// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fault: which requests it meets and what happens to them.
 *
 * @param origin {@code api} or {@code storage}; absent means both
 * @param method an HTTP method; absent means any
 * @param path a glob over the path: {@code *} stays within one segment, {@code **} does not; absent means any
 * @param statement a glob over the text of the statement in the body ({@code *} matches anything)
 * @param when globs over headers of the request by their lower-case names, as {@code authorization} to meet one caller
 *     ({@code *} matches anything)
 * @param skip how many requests that match are let through first
 * @param times how many requests it then meets: 1 when absent, negative for ever
 * @param status what is answered instead; absent means the true answer, late or cut as told
 * @param headers added to what is answered
 * @param body text, or JSON that is written as such
 * @param afterEffect whether the request is carried out before {@code status} is answered
 * @param delayMillis how long the answer waits
 * @param cutAfterBytes after how many bytes of the body the connection is closed; zero sends headers only
 * @param dropConnection closes the connection without any answer
 * @param dripMillis how long it waits before each 64 bytes of the body
 * @param lengthOff by how many bytes {@code Content-Length} is more than the body
 * @param rowsOff by how many rows the manifest counts more than there are
 * @param clockSeconds sets the workspace's clock forward or back, once
 * @param stopsWarehouses stops every warehouse, once
 */
public record FaultRule(
        @Nullable String origin,
        @Nullable String method,
        @Nullable String path,
        @Nullable String statement,
        @Nullable Map<String, String> when,
        int skip,
        @Nullable Integer times,
        @Nullable Integer status,
        @Nullable Map<String, String> headers,
        @Nullable JsonNode body,
        boolean afterEffect,
        long delayMillis,
        @Nullable Long cutAfterBytes,
        boolean dropConnection,
        @Nullable Long dripMillis,
        long lengthOff,
        long rowsOff,
        @Nullable Long clockSeconds,
        boolean stopsWarehouses) {

    public int timesOrOnce() {
        return times == null ? 1 : times;
    }

    public Map<String, String> headersOrNone() {
        return headers == null ? Map.of() : headers;
    }

    public Map<String, String> whenOrNone() {
        return when == null ? Map.of() : when;
    }

    /** The body as bytes; nothing when absent. */
    public byte[] bodyBytes() {
        if (body == null || body.isNull()) {
            return new byte[0];
        }
        return body.isTextual() ? body.textValue().getBytes(java.nio.charset.StandardCharsets.UTF_8) : Json.bytes(body);
    }
}
