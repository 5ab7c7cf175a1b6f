// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.PermissionDenied;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.error.SluiceException.Unexpected;
import java.util.Optional;

/**
 * Says what a refusal means. The meaning decides, not the status: a bad token is HTTP 403 (reference 0.3), a malformed
 * warehouse id is 400. What no rule knows keeps the server's own words.
 */
final class ApiErrors {

    private ApiErrors() {}

    /** {@code action} completes "Could not …", for instance "run the statement". */
    static SluiceException explain(String action, WorkspaceHost host, ApiFailure refusal) {
        ApiError error = refusal.error();
        String start = "Could not " + action + ": ";
        if (error.status() >= 300 && error.status() < 400) {
            return unavailable(refusal, start + redirect(host, error), redirectId(error));
        }
        if (error.isPage() && error.status() < 500) {
            return unavailable(
                    refusal,
                    start + host + " answered with a web page instead of the API (HTTP " + error.status() + ").",
                    FailureId.NOT_A_WORKSPACE);
        }
        String words = start + host + " answered " + sentence(error.inWords());
        Optional<SluiceException> known = Refusals.known(refusal, words);
        if (known.isPresent()) {
            return known.get();
        }
        return switch (error.status()) {
            case 401 -> new Unauthenticated(Refusals.with(refusal, words, FailureId.CREDENTIAL_NOT_TAKEN));
            case 403 -> new PermissionDenied(Refusals.with(refusal, words, FailureId.NOT_PERMITTED));
            case 404 -> new NotFound(Refusals.with(refusal, words, FailureId.NOT_FOUND));
            case 429 -> unavailable(refusal, words, FailureId.RATE_LIMITED);
            default -> {
                if (error.status() >= 500) {
                    yield unavailable(refusal, words, FailureId.WORKSPACE_TROUBLE);
                }
                yield new Unexpected(Refusals.with(refusal, words, FailureId.REQUEST_REFUSED));
            }
        };
    }

    /** Where a call got no answer at all. {@code target} is what was called, for instance an origin. */
    static SluiceException explain(String action, String target, TransportFailure failure) {
        if (failure.kind() == TransportFailure.Kind.UNREADABLE) {
            return new Unexpected(FailureId.ANSWER_UNREADABLE
                    .explain("Could not " + action + ": " + target + " answered, but " + sentence(failure.words()))
                    .causedBy(failure));
        }
        boolean isReached = failure.mayHaveArrived();
        String message = "Could not " + action + ": " + target
                + (isReached ? " gave no answer; " : " was not reached; ") + sentence(failure.words());
        return new Unavailable(id(failure).explain(message, failure.issuer()).causedBy(failure));
    }

    private static FailureId id(TransportFailure failure) {
        return switch (failure.kind()) {
            case UNKNOWN_HOST -> FailureId.HOST_UNKNOWN;
            case REFUSED -> FailureId.CONNECTION_REFUSED;
            case PROXY -> FailureId.PROXY_CANNOT_REACH;
            case CERTIFICATE -> failure.certificateId();
            case TLS -> FailureId.TLS_FAILED;
            case CONNECT_TIMEOUT -> FailureId.CONNECT_TIMEOUT;
            case TIMEOUT -> FailureId.NO_ANSWER_IN_TIME;
            case BROKEN -> FailureId.CONNECTION_BROKEN;
            case UNREADABLE -> FailureId.ANSWER_UNREADABLE;
        };
    }

    private static FailureId redirectId(ApiError error) {
        String location = error.location().orElse("");
        if (location.contains("private-link-validation-error")) {
            return FailureId.PRIVATE_LINK_ONLY;
        }
        return location.contains("login") ? FailureId.LOGIN_PAGE : FailureId.REDIRECTED;
    }

    private static String redirect(WorkspaceHost host, ApiError error) {
        String location = error.location().orElse("");
        if (location.contains("private-link-validation-error")) {
            return host + " admits only callers from its private network (private link)" + " (HTTP " + error.status()
                    + ").";
        }
        if (location.contains("login")) {
            return host + " sent us to its login page instead of answering (HTTP " + error.status() + ").";
        }
        return host + " sent us to another address instead of answering (HTTP " + error.status() + ").";
    }

    private static SluiceException unavailable(ApiFailure refusal, String words, FailureId id) {
        return new Unavailable(Refusals.with(refusal, words, id));
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
