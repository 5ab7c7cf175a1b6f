// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.OutputFailed;
import dev.sluice.error.SluiceException.PermissionDenied;
import dev.sluice.error.SluiceException.StatementFailed;
import dev.sluice.error.SluiceException.TimedOut;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.error.SluiceException.Unexpected;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What a failure means to a caller over HTTP; a new kind of failure does not compile until it is said here. */
@Provider
final class FailureMapper implements ExceptionMapper<SluiceException> {

    /** A status, the exit code of the command line, and what both are called. */
    record Meaning(int status, int code, String title) {}

    @Override
    public Response toResponse(SluiceException failure) {
        return problem(failure).response();
    }

    static Problem problem(SluiceException failure) {
        Meaning meaning = meaning(failure);
        return new Problem(
                meaning.status(),
                failure.getClass().getSimpleName(),
                meaning.code(),
                meaning.title(),
                failure.explanation().message(),
                failure.remedy(),
                failure.requestId(),
                failure.statementId());
    }

    /** What the caller cannot help is never a 4xx: the settings are this server's, and so is its credential. */
    static Meaning meaning(SluiceException failure) {
        return switch (failure) {
            case InvalidSettings _ -> new Meaning(500, 2, "The server's settings are wrong");
            case Unauthenticated _ -> new Meaning(502, 3, "The workspace refused the server's credential");
            case PermissionDenied _ -> new Meaning(502, 4, "The workspace does not permit it to the server");
            case NotFound _ -> new Meaning(404, 5, "Not found");
            case Unavailable _ -> new Meaning(503, 6, "The workspace could not be reached");
            case StatementFailed _ -> new Meaning(502, 7, "The statement failed");
            case Incomplete _ -> new Meaning(502, 8, "The result is not complete");
            case TimedOut _ -> new Meaning(504, 9, "Not in time");
            case Unexpected _ -> new Meaning(502, 1, "The workspace's answer was not expected");
            case OutputFailed _ -> new Meaning(500, 1, "The answer could not be written");
            case Interrupted _ -> new Meaning(503, 130, "The server is stopping");
        };
    }
}
