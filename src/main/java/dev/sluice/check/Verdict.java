// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException;
import java.time.Instant;
import java.util.Optional;

/** What a phase found. */
public sealed interface Verdict {

    /** It works; {@code detail} says what was seen, {@code holdsUntil} when a certificate or token that was seen ends. */
    record Passed(String detail, Optional<Instant> holdsUntil) implements Verdict {

        public Passed(String detail) {
            this(detail, Optional.empty());
        }
    }

    /** It does not; the failure holds cause, remedy and ids. */
    record Failed(SluiceException failure) implements Verdict {

        /** Its entry in the catalogue; a general one where the failure has none of its own. */
        public FailureId id() {
            return failure.id().orElseGet(() -> generalOf(failure));
        }

        /** The entry for a failure that has none of its own: by its kind alone. */
        private static FailureId generalOf(SluiceException failure) {
            return switch (failure) {
                case SluiceException.InvalidSettings _ -> FailureId.SETTINGS_INVALID;
                case SluiceException.Unauthenticated _ -> FailureId.CREDENTIAL_UNUSABLE;
                case SluiceException.PermissionDenied _ -> FailureId.NOT_PERMITTED;
                case SluiceException.NotFound _ -> FailureId.NOT_FOUND;
                case SluiceException.Unavailable _ -> FailureId.WORKSPACE_TROUBLE;
                case SluiceException.StatementFailed _ -> FailureId.STATEMENT_FAILED;
                case SluiceException.TimedOut _, SluiceException.Interrupted _ -> FailureId.DEADLINE_PASSED;
                case SluiceException.Incomplete _ -> FailureId.CONNECTION_BROKEN;
                case SluiceException.Unexpected _, SluiceException.OutputFailed _ -> FailureId.ANSWER_UNREADABLE;
            };
        }

        /** Cause, remedy and ids, a line each. */
        String inWords() {
            StringBuilder words = new StringBuilder(failure.explanation().message());
            words.append('\n').append(failure.remedy());
            failure.requestId().ifPresent(id -> words.append("\nrequest id ").append(id));
            failure.statementId()
                    .ifPresent(id -> words.append("\nstatement id ").append(id));
            return words.toString();
        }
    }

    /** It was not tried, and why; with an id where the reason is in the catalogue of failures. */
    record Skipped(String reason, Optional<FailureId> id) implements Verdict {

        public Skipped(String reason) {
            this(reason, Optional.empty());
        }

        static Skipped because(String reason, FailureId id) {
            return new Skipped(reason, Optional.of(id));
        }
    }
}
