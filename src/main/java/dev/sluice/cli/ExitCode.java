// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

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

/** What the number says that a process ends with. */
public final class ExitCode {

    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int UNAUTHENTICATED = 3;
    public static final int PERMISSION_DENIED = 4;
    public static final int NOT_FOUND = 5;
    public static final int UNAVAILABLE = 6;
    public static final int STATEMENT_FAILED = 7;
    public static final int INCOMPLETE = 8;
    public static final int TIMED_OUT = 9;
    public static final int CHECK_FAILED = 10;
    public static final int INTERRUPTED = 130;
    public static final int TERMINATED = 143;

    private ExitCode() {}

    /** The code of a failure; a new kind of failure does not compile until it has one. */
    public static int of(SluiceException failure) {
        return switch (failure) {
            case InvalidSettings e -> USAGE;
            case Unauthenticated e -> UNAUTHENTICATED;
            case PermissionDenied e -> PERMISSION_DENIED;
            case NotFound e -> NOT_FOUND;
            case Unavailable e -> UNAVAILABLE;
            case StatementFailed e -> STATEMENT_FAILED;
            case Incomplete e -> INCOMPLETE;
            case TimedOut e -> TIMED_OUT;
            case Unexpected e -> FAILED;
            case OutputFailed e -> FAILED;
            case Interrupted e -> INTERRUPTED;
        };
    }
}
