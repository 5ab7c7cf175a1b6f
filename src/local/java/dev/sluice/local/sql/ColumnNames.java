// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the engine gives to columns without one, as Databricks would spell them. */
final class ColumnNames {

    private static final Pattern CAST_LITERAL =
            Pattern.compile("CAST\\('?(.*?)'? AS \"?[A-Z ]+\"?(?:\\([0-9, ]+\\))?\\)");
    private static final Pattern STRING_LITERAL = Pattern.compile("'((?:[^']|'')*)'");

    private ColumnNames() {}

    static String spelled(String name) {
        String spelled = name.replace("count_star()", "count(1)");
        int divisor = spelled.indexOf(Division.DIVISOR + "(");
        while (divisor >= 0) {
            int open = divisor + Division.DIVISOR.length();
            int close = closing(spelled, open);
            spelled = spelled.substring(0, divisor) + spelled.substring(open + 1, close) + spelled.substring(close + 1);
            divisor = spelled.indexOf(Division.DIVISOR + "(");
        }
        spelled = spelled.replace("memory.main.", "");
        Matcher cast = CAST_LITERAL.matcher(spelled);
        if (cast.matches()) {
            return spelled.endsWith("AS BOOLEAN)") && spelled.contains("'") ? truth(cast.group(1)) : cast.group(1);
        }
        Matcher string = STRING_LITERAL.matcher(spelled);
        return string.matches() ? string.group(1).replace("''", "'") : spelled.replace("list_value(", "array(");
    }

    private static String truth(String literal) {
        return literal.equals("t") ? "true" : literal.equals("f") ? "false" : literal;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length() - 1;
    }
}
