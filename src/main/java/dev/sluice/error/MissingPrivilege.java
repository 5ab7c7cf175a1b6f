// SPDX-License-Identifier: Apache-2.0
package dev.sluice.error;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a refusal of Unity Catalog which privilege is missing on what (reference 13.4). */
public final class MissingPrivilege {

    private static final Pattern PRIVILEGE =
            Pattern.compile("does not have (USE CATALOG|USE SCHEMA|SELECT) on (?:Catalog|Schema|Table) '?([^'\\s]+)'");

    private MissingPrivilege() {}

    /** The entry for the privilege that the server's words name as missing, with {@code message} as what was tried. */
    public static Explanation explain(String said, String message) {
        Matcher matcher = PRIVILEGE.matcher(said);
        if (!matcher.find()) {
            return FailureId.NOT_PERMITTED.explain(message);
        }
        String grant = matcher.group(1) + " on " + matcher.group(2) + ".";
        return switch (matcher.group(1)) {
            case "USE CATALOG" -> FailureId.NO_USE_CATALOG.explain(message, grant);
            case "USE SCHEMA" -> FailureId.NO_USE_SCHEMA.explain(message, grant);
            default -> FailureId.NO_SELECT.explain(message, grant);
        };
    }
}
