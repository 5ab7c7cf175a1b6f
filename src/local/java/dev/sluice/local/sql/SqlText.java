// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

/** Names and strings as the engine wants them quoted. */
public final class SqlText {

    private SqlText() {}

    public static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    public static String string(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
