// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import dev.sluice.local.state.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered: a status, headers and a body that is either in memory or a stretch of a file. */
public record Reply(int status, Map<String, String> headers, Body body) {

    /** The bytes of an answer. */
    public sealed interface Body permits Bytes, FileRange {

        long length();
    }

    /** A body in memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Bytes(byte[] bytes) implements Body {

        @Override
        public long length() {
            return bytes.length;
        }
    }

    /** A stretch of a file, which is never held in memory. */
    public record FileRange(Path file, long offset, long length) implements Body {}

    public static Reply json(int status, Object body) {
        return of(status, "application/json", Json.bytes(body));
    }

    public static Reply json(Object body) {
        return json(200, body);
    }

    public static Reply empty() {
        return json(Json.object());
    }

    public static Reply text(int status, String contentType, String text) {
        return of(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), new Bytes(body));
    }

    /** The usual shape of an error. */
    public static Reply error(int status, String errorCode, String message) {
        return json(status, Json.object().put("error_code", errorCode).put("message", message));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }
}
