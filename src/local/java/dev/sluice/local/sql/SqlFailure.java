// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.io.Serial;

/** Why a statement failed, in the words of the workspace. */
public final class SqlFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String errorCode;
    private final String sqlState;

    private SqlFailure(String errorCode, String message, String sqlState) {
        super(message, null, false, false);
        this.errorCode = errorCode;
        this.sqlState = sqlState;
    }

    /** A failure by the name of its error condition; the SQLSTATE is appended to the text. */
    public static SqlFailure condition(String condition, String text, String sqlState) {
        return of("BAD_REQUEST", "[" + condition + "] " + text + " SQLSTATE: " + sqlState, sqlState);
    }

    /** A failure whose whole message is given. */
    public static SqlFailure of(String errorCode, String message, String sqlState) {
        return new SqlFailure(errorCode, message, sqlState);
    }

    /** What only the real service can do. */
    public static SqlFailure unsupported(String text) {
        return of("BAD_REQUEST", "[UNSUPPORTED_BY_LOCAL_WORKSPACE] " + text + " SQLSTATE: 0A000", "0A000");
    }

    public String errorCode() {
        return errorCode;
    }

    public String sqlState() {
        return sqlState;
    }

    public String text() {
        String message = getMessage();
        return message == null ? errorCode : message;
    }
}
