// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import java.util.regex.Pattern;

/** Patterns of the state file: {@code *} for a path stays within one segment, {@code **} and {@code *} for text do not. */
public final class Glob {

    private Glob() {}

    public static boolean matchesPath(String glob, String path) {
        return pattern(glob, "[^/]*").matcher(path).matches();
    }

    /** Case is ignored and white space around the text does not count. */
    public static boolean matchesText(String glob, String text) {
        return pattern(glob, ".*").matcher(text.strip()).matches();
    }

    private static Pattern pattern(String glob, String star) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            if (glob.charAt(i) != '*') {
                regex.append(Pattern.quote(String.valueOf(glob.charAt(i))));
            } else if (i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
                regex.append(".*");
                i++;
            } else {
                regex.append(star);
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
