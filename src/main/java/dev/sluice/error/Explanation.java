// SPDX-License-Identifier: Apache-2.0
package dev.sluice.error;

import java.util.Optional;

/**
 * What a failure can say for itself: what was tried and why it failed, what to do next, and the ids that help to find
 * it on the server's side.
 */
public record Explanation(
        String message,
        String remedy,
        Optional<String> requestId,
        Optional<String> statementId,
        Optional<Throwable> cause,
        Optional<FailureId> id) {

    /** An explanation that no entry of the catalogue stands for. */
    public Explanation(
            String message,
            String remedy,
            Optional<String> requestId,
            Optional<String> statementId,
            Optional<Throwable> cause) {
        this(message, remedy, requestId, statementId, cause, Optional.empty());
    }

    /** An explanation without ids or a cause. */
    public static Explanation of(String message, String remedy) {
        return new Explanation(message, remedy, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Explanation withRequestId(Optional<String> id) {
        return new Explanation(message, remedy, id, statementId, cause, this.id);
    }

    public Explanation withStatementId(String id) {
        return new Explanation(message, remedy, requestId, Optional.of(id), cause, this.id);
    }

    public Explanation withRemedy(String other) {
        return new Explanation(message, other, requestId, statementId, cause, id);
    }

    public Explanation causedBy(Throwable why) {
        return new Explanation(message, remedy, requestId, statementId, Optional.of(why), id);
    }

    public Explanation withId(FailureId known) {
        return new Explanation(message, remedy, requestId, statementId, cause, Optional.of(known));
    }
}
