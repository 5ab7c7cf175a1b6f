// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer as it came: status, headers in order, and a body that streams. Whoever holds it closes it. */
public record RawResponse(int status, String reason, List<Map.Entry<String, String>> headers, InputStream body)
        implements AutoCloseable {

    /** Longer than any error body that explains something. */
    private static final int LONGEST_ERROR = 64 * 1024;

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The first bytes of the body, to tell what an answer is about. */
    public byte[] start() throws IOException {
        return body.readNBytes(LONGEST_ERROR);
    }

    /** This answer as a refusal; {@code start} is what was read of its body. */
    public ApiFailure refusal(byte[] start, Clock clock) {
        ApiError error = ApiError.parse(
                status,
                header("content-type").orElse(""),
                new String(start, StandardCharsets.UTF_8),
                header("x-request-id"),
                header("location"));
        return new ApiFailure(error, header("retry-after").flatMap(text -> RetryAfter.parse(text, clock)));
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException alreadyBroken) {
            return; // nobody reads on
        }
    }
}
