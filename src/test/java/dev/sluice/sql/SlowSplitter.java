// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

import java.util.regex.Pattern;

/**
 * Counts the statements of a text without scripts in another way than the program: it takes away, again and again, the
 * one thing that the rest begins with.
 */
final class SlowSplitter {

    private static final Pattern SINGLE = Pattern.compile("'(?:''|\\\\.|[^'\\\\])*+(?:'|\\\\?\\z)", Pattern.DOTALL);
    private static final Pattern DOUBLE =
            Pattern.compile("\"(?:\"\"|\\\\.|[^\"\\\\])*+(?:\"|\\\\?\\z)", Pattern.DOTALL);
    private static final Pattern BACK = Pattern.compile("`(?:``|[^`])*+(?:`|\\z)", Pattern.DOTALL);
    private static final Pattern RAW = Pattern.compile("[rR](?:'[^']*+(?:'|\\z)|\"[^\"]*+(?:\"|\\z))", Pattern.DOTALL);
    private static final Pattern DOLLAR = Pattern.compile("(\\$[a-zA-Z]*\\$).*?(?:\\1|\\z)", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("--(?:\\\\\\n|[^\\n\\r])*+");
    private static final Pattern WORD = Pattern.compile("[\\w]++");

    private SlowSplitter() {}

    static int count(String sql) {
        String rest = sql;
        int statements = 0;
        boolean hasToken = false;
        while (!rest.isEmpty()) {
            int taken = start(LINE, rest);
            if (taken == 0 && rest.startsWith("/*")) {
                taken = comment(rest);
            }
            boolean isToken = false;
            for (Pattern token : new Pattern[] {SINGLE, DOUBLE, BACK, RAW, DOLLAR, WORD}) {
                if (taken == 0) {
                    taken = start(token, rest);
                    isToken = taken > 0;
                }
            }
            if (taken == 0) {
                taken = 1;
                isToken = rest.charAt(0) != ';' && !rest.substring(0, 1).isBlank();
            }
            if (rest.charAt(0) == ';') {
                statements += hasToken ? 1 : 0;
                hasToken = false;
            }
            hasToken |= isToken;
            rest = rest.substring(taken);
        }
        return statements + (hasToken ? 1 : 0);
    }

    private static int start(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    /** The length of the comment at the start, found by its inner ones first. */
    private static int comment(String text) {
        int at = 2;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                at += comment(text.substring(at));
            } else if (text.startsWith("*/", at)) {
                return at + 2;
            } else {
                at++;
            }
        }
        return text.length();
    }
}
