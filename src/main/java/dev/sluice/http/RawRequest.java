// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * One request as it is to be sent: any method, a path with its query behind the host's origin, headers in order, and a
 * body.
 */
public record RawRequest(String method, String target, List<Map.Entry<String, String>> headers, Body body) {

    /** Where a body comes from; it is read once for each time that the request is sent. */
    public sealed interface Body {

        InputStream open() throws IOException;

        /** Whether it can be opened again. */
        boolean isRepeatable();
    }

    /** No body at all. */
    public record NoBody() implements Body {

        @Override
        public InputStream open() {
            return InputStream.nullInputStream();
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }
    }

    /** A body of unknown length that streams; {@code isRepeatable} says whether the source gives it twice. */
    public record Streamed(Source source, boolean isRepeatable) implements Body {

        @Override
        public InputStream open() throws IOException {
            return source.open();
        }
    }

    /** Opens a body. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    public RawRequest {
        headers = List.copyOf(headers);
    }

    @Override
    public String toString() {
        return method + " " + target.replaceFirst("\\?.*", "?…"); // headers and queries may hold secrets
    }
}
