// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import dev.sluice.error.Explanation;
import dev.sluice.error.FailureId;
import dev.sluice.error.MissingPrivilege;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.PermissionDenied;
import dev.sluice.error.SluiceException.StatementFailed;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.error.SqlState;
import dev.sluice.http.RetryPolicy;
import dev.sluice.statement.StatementResponse.Status;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words for every way in which a statement can end badly. */
final class StatementFailures {

    private StatementFailures() {}

    static SluiceException failed(String statementId, @Nullable Status status) {
        StatementResponse.Failure error = status == null ? null : status.error();
        String said = error == null || error.message() == null
                ? "the server gave no reason"
                : error.message().strip();
        String code = error == null || error.errorCode() == null ? "" : error.errorCode();
        Optional<String> sqlState =
                status != null && status.sqlState() != null ? Optional.of(status.sqlState()) : SqlState.in(said);
        String message = "The statement failed: " + said;
        if (sqlState.equals(Optional.of("42501")) || said.contains("PERMISSION_DENIED")) {
            return new PermissionDenied(MissingPrivilege.explain(said, message).withStatementId(statementId));
        }
        if (sqlState.equals(Optional.of("42P01")) || said.contains("TABLE_OR_VIEW_NOT_FOUND")) {
            return new NotFound(FailureId.TABLE_MISSING.explain(message).withStatementId(statementId));
        }
        return new StatementFailed(
                Explanation.of(message, remedy(code, sqlState, said))
                        .withId(FailureId.STATEMENT_FAILED)
                        .withStatementId(statementId),
                sqlState);
    }

    private static String remedy(String code, Optional<String> sqlState, String said) {
        if (said.contains("25 MiB") || said.toLowerCase(Locale.ROOT).contains("inline")) {
            return "The result is too large to come inside the answer: run it with --disposition external_links.";
        }
        return SqlState.remedy(sqlState, said).orElseGet(() -> switch (code) {
            case "DEADLINE_EXCEEDED" ->
                "The server's own time limit ended it: make it smaller, or raise STATEMENT_TIMEOUT.";
            case "RESOURCE_EXHAUSTED",
                    "TEMPORARILY_UNAVAILABLE",
                    "SERVICE_UNDER_MAINTENANCE",
                    "WORKSPACE_TEMPORARILY_UNAVAILABLE" -> "The server has trouble of its own: run it again later.";
            default -> "Correct the statement, or look it up in the workspace's query history by its id.";
        });
    }

    /** The first call failed; where the server may have begun all the same, says how to find out. */
    static SluiceException unanswered(SluiceException failure, String runTag) {
        return RetryPolicy.mayHaveBeenTaken(failure)
                ? failure.explainedAs(failure.explanation()
                        .withRemedy(
                                "The statement may be running all the same: before running it again, look in the query history for the"
                                        + " tag sluice_run=" + runTag + "."))
                : failure;
    }

    /** A later call failed, while the statement may be running on. */
    static SluiceException outOfSight(SluiceException failure, String statementId) {
        return failure.explainedAs(failure.explanation()
                .withRemedy(failure.remedy() + " The statement may be running on.")
                .withStatementId(statementId));
    }

    static StatementFailed canceled(String statementId, String runTag) {
        return new StatementFailed(
                Explanation.of(
                                "The statement was cancelled, and not by this program.",
                                "Somebody, or a limit of the warehouse, stopped it: ask, or find it in the query history by"
                                        + " the tag sluice_run=" + runTag + ".")
                        .withId(FailureId.STATEMENT_CANCELED)
                        .withStatementId(statementId),
                Optional.empty());
    }

    static Incomplete closed(String statementId) {
        return new Incomplete(Explanation.of(
                        "The statement ran, but its result was closed before it could be fetched.",
                        "Run it again if it only reads; what it changed is done.")
                .withStatementId(statementId));
    }

    static Unexpected unexpected(String statementId, String message) {
        return new Unexpected(
                Explanation.of(message, "Run it again; if it stays, report it.").withStatementId(statementId));
    }

    static Incomplete incomplete(String statementId, String message) {
        return new Incomplete(Explanation.of(
                        message, "What was written is not the whole result: discard it and run the statement again.")
                .withStatementId(statementId));
    }

    /** {@code state} is the server's word after the cancel. */
    static Interrupted stopped(String statementId, State state, String runTag) {
        return switch (state) {
            case CANCELED, FAILED -> stopped(statementId, "Stopped; the statement was cancelled on the server.", "");
            case SUCCEEDED, CLOSED ->
                stopped(statementId, "Stopped, but the statement had ended before: what it does is done.", "");
            case PENDING, RUNNING, UNKNOWN ->
                stopped(
                        statementId,
                        "Stopped; the server was asked to cancel the statement, and has not done so yet.",
                        "See: sluice statement status " + statementId + ", or look in the query history for the tag"
                                + " sluice_run=" + runTag + ".");
        };
    }

    private static Interrupted stopped(String statementId, String message, String remedy) {
        return new Interrupted(Explanation.of(message, remedy).withStatementId(statementId));
    }

    static Interrupted leftRunning(String statementId) {
        return stopped(
                statementId,
                "Stopped waiting; the statement is running on.",
                "Cancel it with: sluice statement cancel " + statementId);
    }

    static InvalidSettings noSuchChunk(String statementId, int chunk, int count) {
        return new InvalidSettings(Explanation.of(
                        "The result has no chunk " + chunk + ": it has " + count + ", counted from 0.",
                        "Give --from-chunk a smaller number.")
                .withStatementId(statementId));
    }

    /** The workspace keeps a statement twelve hours after its end. */
    static NotFound unknown(String statementId, NotFound answer) {
        return new NotFound(new Explanation(
                "The workspace knows no statement " + statementId
                        + ": the id is another workspace's or mistyped, or the"
                        + " statement ended more than 12 hours ago.",
                "See the ids of this machine with: sluice statement list",
                answer.requestId(),
                Optional.of(statementId),
                Optional.of(answer)));
    }

    static Interrupted stoppedBeforeItBegan() {
        return new Interrupted(Explanation.of("Stopped before the workspace had taken the statement.", ""));
    }

    static Interrupted notStopped(String runTag, Optional<String> statementId) {
        Explanation explanation = Explanation.of(
                "Stopped, but the statement could not be cancelled and may be running still.",
                "Look in the query history for the tag sluice_run=" + runTag + ".");
        return new Interrupted(statementId.map(explanation::withStatementId).orElse(explanation));
    }

    static NotFound expired(String statementId, NotFound answer) {
        return new NotFound(new Explanation(
                answer.getMessage() + " A result can be fetched for one hour after the statement has ended.",
                "Run the statement again.",
                answer.requestId(),
                Optional.of(statementId),
                Optional.of(answer)));
    }
}
