// SPDX-License-Identifier: Apache-2.0
package dev.sluice.error;

import java.util.Optional;
import java.util.regex.Pattern;

/** The standard's code for what went wrong in a statement, and what it says to do whichever compute ran it. */
public final class SqlState {

    private static final Pattern IN_WORDS = Pattern.compile("SQLSTATE: ([0-9A-Z]{5})");

    private SqlState() {}

    /** The code in the server's words. */
    public static Optional<String> in(String said) {
        return IN_WORDS.matcher(said).results().findFirst().map(found -> found.group(1));
    }

    /** What is to be done about the text of a statement; {@code said} may name the error's class. */
    public static Optional<String> remedy(Optional<String> sqlState, String said) {
        if (sqlState.equals(Optional.of("42P02")) || said.contains("UNBOUND_SQL_PARAMETER")) {
            return Optional.of("Give every :name in the text its value with -p name=value.");
        }
        return sqlState.filter(code -> code.startsWith("42")).map(_ -> "Correct the SQL where the message points.");
    }
}
