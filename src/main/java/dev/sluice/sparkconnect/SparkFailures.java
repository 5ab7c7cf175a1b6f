// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import dev.sluice.error.Explanation;
import dev.sluice.error.FailureId;
import dev.sluice.error.MissingPrivilege;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.PermissionDenied;
import dev.sluice.error.SluiceException.StatementFailed;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.error.SqlState;
import java.util.Optional;

/** The words for every way in which a call of Spark Connect, or a statement through it, can end badly. */
final class SparkFailures {

    private SparkFailures() {}

    static Unexpected malformed(String why) {
        return new Unexpected(FailureId.ANSWER_UNREADABLE.explain(
                "The compute answered something that is no message of Spark Connect: " + why + "."));
    }

    static Unexpected tooLong(long bytes, long most) {
        return new Unexpected(Explanation.of(
                "The compute sent a message of " + (bytes >> 20) + " MiB, and no more than " + (most >> 20)
                        + " MiB are taken at once: its runtime is too old to send large rows in pieces.",
                "Select less a row, or run the statement on a SQL warehouse: --compute warehouse."));
    }

    /** What the status of a call means; {@code action} completes "Could not …". */
    static SluiceException explain(String action, String target, GrpcStatus status) {
        if (status.detail("errorClass").isPresent() || sqlState(status).isPresent()) {
            return statement(status);
        }
        String words = "Could not " + action + ": " + target + " answered " + inWords(status);
        String said = status.message();
        if (status.code() == GrpcStatus.UNAUTHENTICATED || said.contains("Invalid access token")) {
            return new Unauthenticated(FailureId.TOKEN_REFUSED.explain(words));
        }
        if (status.code() == GrpcStatus.PERMISSION_DENIED) {
            return new PermissionDenied(
                    isAboutCluster(said)
                            ? FailureId.CLUSTER_ATTACH_DENIED.explain(words)
                            : MissingPrivilege.explain(said, words));
        }
        if (said.contains("Serverless compute is not enabled")) {
            return new PermissionDenied(Explanation.of(
                    words,
                    "Ask an administrator to enable serverless compute for the workspace, or name a cluster with"
                            + " cluster-id."));
        }
        if (said.startsWith("Cluster ") && said.contains("does not exist")) {
            return new NotFound(FailureId.CLUSTER_UNKNOWN.explain(words));
        }
        return switch (status.code()) {
            case GrpcStatus.NOT_FOUND -> new NotFound(FailureId.NOT_FOUND.explain(words));
            case GrpcStatus.UNAVAILABLE, GrpcStatus.DEADLINE_EXCEEDED ->
                new Unavailable(FailureId.WORKSPACE_TROUBLE.explain(words));
            case GrpcStatus.RESOURCE_EXHAUSTED -> new Unavailable(FailureId.RATE_LIMITED.explain(words));
            case GrpcStatus.UNIMPLEMENTED ->
                new Unexpected(FailureId.REQUEST_REFUSED
                        .explain(words)
                        .withRemedy(
                                "Check that host serves Databricks Connect: the compute's runtime may be too old for it,"
                                        + " or something else answers there."));
            default -> new Unexpected(FailureId.REQUEST_REFUSED.explain(words));
        };
    }

    private static boolean isAboutCluster(String said) {
        return said.contains("attach to cluster")
                || said.contains("not authorized to access cluster")
                || said.contains("single-user cluster");
    }

    private static String inWords(GrpcStatus status) {
        String said = firstLine(status.message());
        String words = said.isEmpty() ? status.name() + ", without an explanation" : status.name() + ": " + said;
        return words.endsWith(".") ? words : words + ".";
    }

    private static SluiceException statement(GrpcStatus status) {
        String said = status.message().strip();
        String errorClass = status.detail("errorClass").orElse("");
        Optional<String> sqlState = sqlState(status);
        String message = "The statement failed: " + (said.isEmpty() ? "the server gave no reason" : said);
        if (errorClass.startsWith("OPERATION_CANCELED") || sqlState.equals(Optional.of("HY008"))) {
            return new StatementFailed(
                    Explanation.of(
                                    "The statement was cancelled, and not by this program: " + said,
                                    "Somebody, or a limit of the compute, stopped it.")
                            .withId(FailureId.STATEMENT_CANCELED),
                    sqlState);
        }
        if (sqlState.equals(Optional.of("42501")) || said.contains("PERMISSION_DENIED")) {
            return new PermissionDenied(MissingPrivilege.explain(said, message));
        }
        if (sqlState.equals(Optional.of("42P01")) || errorClass.startsWith("TABLE_OR_VIEW_NOT_FOUND")) {
            return new NotFound(FailureId.TABLE_MISSING.explain(message));
        }
        return new StatementFailed(
                Explanation.of(
                                message,
                                SqlState.remedy(sqlState, errorClass)
                                        .orElse("Correct the statement, or look at the Spark UI of the compute."))
                        .withId(FailureId.STATEMENT_FAILED),
                sqlState);
    }

    static Optional<String> sqlState(GrpcStatus status) {
        return status.detail("sqlState").or(() -> SqlState.in(status.message()));
    }

    private static String firstLine(String words) {
        return words.strip().lines().findFirst().orElse("");
    }

    /** The server has forgotten the statement, or the session with all that the statements before made in it. */
    static Incomplete lost(String operationId, long rows, GrpcStatus status) {
        return new Incomplete(Explanation.of(
                        "The compute does not know the statement any more"
                                + (rows == 0 ? "" : ", of which " + rows + " rows had come")
                                + "; it was probably restarted: " + inWords(status),
                        "What was written is not the whole result: run it again. A statement that changes data may have"
                                + " run, so look first what is there.")
                .withStatementId(operationId));
    }

    static Incomplete silent(String operationId, int times) {
        return new Incomplete(Explanation.of(
                        "The compute ended its answer " + times + " times without a row and without saying that the"
                                + " statement is done.",
                        "Look at the Spark UI of the compute, and run the statement again.")
                .withStatementId(operationId));
    }

    static Incomplete incomplete(String operationId, String message) {
        return new Incomplete(Explanation.of(
                        message, "What was written is not the whole result: discard it and run the statement again.")
                .withStatementId(operationId));
    }

    static SluiceException outOfSight(SluiceException failure, String operationId) {
        return failure.explainedAs(failure.explanation()
                .withRemedy((failure.remedy() + " The statement may be running on.").strip())
                .withStatementId(operationId));
    }

    static Interrupted stopped(String operationId, boolean isCancelled) {
        return new Interrupted((isCancelled
                        ? Explanation.of("Stopped; the statement was cancelled on the server.", "")
                        : Explanation.of(
                                "Stopped, but the statement could not be cancelled and may be running still.",
                                "Look at the Spark UI of the compute."))
                .withStatementId(operationId));
    }
}
