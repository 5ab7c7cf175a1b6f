// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

/**
 * Keeps dollar signs as they were written: SmallRye expands <code>${…}</code> in every source and folds {@code $$},
 * but only the file may hold expressions, and a password may hold any dollars.
 */
final class Dollars {

    private Dollars() {}

    /** A value of a flag or a variable, for SmallRye: it comes out as it went in. */
    static String literal(String value) {
        return value.replace("$", "\\$");
    }

    /** A value of the file, for SmallRye: <code>${VAR}</code> is an expression, <code>$${</code> stands for a literal <code>${</code>. */
    static String expression(String value) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < value.length()) {
            if (value.startsWith("$${", at)) {
                text.append("\\${");
                at += 3;
            } else if (value.startsWith("${", at)) {
                text.append("${");
                at += 2;
            } else {
                char character = value.charAt(at++);
                text.append(character == '$' ? "\\$" : String.valueOf(character));
            }
        }
        return text.toString();
    }

    /** A literal value as the file must hold it. */
    static String forFile(String value) {
        return value.replace("${", "$${");
    }
}
