// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Names and texts as SQL writes them, so that nothing in them can end them. */
public final class SqlName {

    private SqlName() {}

    /** One name in back quotes: a principal, or one part of an object's name. */
    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** A dotted name, each part in back quotes. */
    public static String quotedParts(String fullName) {
        return Arrays.stream(fullName.split("\\.", -1)).map(SqlName::quoted).collect(Collectors.joining("."));
    }

    /** A string literal. */
    public static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
