// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.SluiceException;
import java.time.Duration;
import java.util.Optional;

/** A refusal as it came over the wire, before anybody has said what it means; the cause of the failure that explains it. */
public final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApiError error;
    private final transient Optional<Duration> retryAfter;

    public ApiFailure(ApiError error, Optional<Duration> retryAfter) {
        super(error.inWords());
        this.error = error;
        this.retryAfter = retryAfter;
    }

    public ApiError error() {
        return error;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** What the server said, when a refusal of a server is behind this failure. */
    public static Optional<ApiError> behind(SluiceException failure) {
        return failure.getCause() instanceof ApiFailure refusal ? Optional.of(refusal.error) : Optional.empty();
    }
}
