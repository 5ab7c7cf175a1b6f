// SPDX-License-Identifier: Apache-2.0
package dev.sluice.error;

import java.util.Optional;

/**
 * A failure the program can explain. The message says what was tried and why it failed, the remedy what to do next;
 * neither ever holds a secret or the text of a presigned link.
 */
public abstract sealed class SluiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Explanation explanation;

    private SluiceException(Explanation explanation) {
        super(explanation.message(), explanation.cause().orElse(null));
        this.explanation = explanation;
    }

    /** What to do next, as a sentence or two. */
    public final String remedy() {
        return explanation.remedy();
    }

    /** The server's id of the request that failed ({@code x-request-id}), when there was one. */
    public final Optional<String> requestId() {
        return explanation.requestId();
    }

    /** The id of the statement that this is about, when it was known. */
    public final Optional<String> statementId() {
        return explanation.statementId();
    }

    /** Its entry in the catalogue of failures, when it has one. */
    public final Optional<FailureId> id() {
        return explanation.id();
    }

    /** Everything the failure knows, to build another kind from. */
    public final Explanation explanation() {
        return explanation;
    }

    /** The same kind of failure with another explanation, as where more is known about it. */
    public final SluiceException explainedAs(Explanation other) {
        return switch (this) {
            case InvalidSettings _ -> new InvalidSettings(other);
            case Unauthenticated _ -> new Unauthenticated(other);
            case PermissionDenied _ -> new PermissionDenied(other);
            case NotFound _ -> new NotFound(other);
            case Unavailable _ -> new Unavailable(other);
            case StatementFailed failed -> new StatementFailed(other, failed.sqlState);
            case Incomplete _ -> new Incomplete(other);
            case TimedOut _ -> new TimedOut(other);
            case Unexpected _ -> new Unexpected(other);
            case OutputFailed _ -> new OutputFailed(other);
            case Interrupted _ -> new Interrupted(other);
        };
    }

    /** Usage or settings are wrong, or no usable connection is configured; nothing was sent. */
    public static final class InvalidSettings extends SluiceException {
        private static final long serialVersionUID = 1L;

        public InvalidSettings(Explanation explanation) {
            super(explanation);
        }

        public InvalidSettings(String message, String remedy) {
            super(Explanation.of(message, remedy));
        }
    }

    /** The credential was refused, or none could be obtained. */
    public static final class Unauthenticated extends SluiceException {
        private static final long serialVersionUID = 1L;

        public Unauthenticated(Explanation explanation) {
            super(explanation);
        }
    }

    /** Authenticated, and not permitted by Databricks. */
    public static final class PermissionDenied extends SluiceException {
        private static final long serialVersionUID = 1L;

        public PermissionDenied(Explanation explanation) {
            super(explanation);
        }
    }

    /** The thing that was named does not exist, or is hidden from the caller. */
    public static final class NotFound extends SluiceException {
        private static final long serialVersionUID = 1L;

        public NotFound(Explanation explanation) {
            super(explanation);
        }
    }

    /** The workspace, the identity provider or result storage could not be reached, or still refuses after the retries. */
    public static final class Unavailable extends SluiceException {
        private static final long serialVersionUID = 1L;

        public Unavailable(Explanation explanation) {
            super(explanation);
        }
    }

    /** The statement ran and failed, or was cancelled by somebody else. */
    public static final class StatementFailed extends SluiceException {
        private static final long serialVersionUID = 1L;

        private final transient Optional<String> sqlState;

        public StatementFailed(Explanation explanation, Optional<String> sqlState) {
            super(explanation);
            this.sqlState = sqlState;
        }

        /** The five-character SQLSTATE, when the server gave one. */
        public Optional<String> sqlState() {
            return sqlState;
        }
    }

    /** The result is not whole: truncated by a limit, rows missing, or statements left unrun. */
    public static final class Incomplete extends SluiceException {
        private static final long serialVersionUID = 1L;

        public Incomplete(Explanation explanation) {
            super(explanation);
        }
    }

    /** The time that was allowed has passed. */
    public static final class TimedOut extends SluiceException {
        private static final long serialVersionUID = 1L;

        public TimedOut(Explanation explanation) {
            super(explanation);
        }
    }

    /** The answer was not what the API promises, or something else failed that has no kind of its own. */
    public static final class Unexpected extends SluiceException {
        private static final long serialVersionUID = 1L;

        public Unexpected(Explanation explanation) {
            super(explanation);
        }
    }

    /** Standard output or the output file could not be written (a full disk; not a reader that left). */
    public static final class OutputFailed extends SluiceException {
        private static final long serialVersionUID = 1L;

        public OutputFailed(Explanation explanation) {
            super(explanation);
        }
    }

    /** The person or the system asked the program to stop. */
    public static final class Interrupted extends SluiceException {
        private static final long serialVersionUID = 1L;

        public Interrupted(Explanation explanation) {
            super(explanation);
        }
    }
}
