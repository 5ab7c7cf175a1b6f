// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What another program said, fit to be repeated: whatever looks like a credential is stars, control characters are gone,
 * and it is short. It hides too much rather than too little.
 */
public final class MaskedText {

    private static final int MOST_LINES = 5;
    private static final int LONGEST = 600;
    private static final String STARS = "***";

    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{5,}(\\.[A-Za-z0-9_-]*)*");
    private static final Pattern DATABRICKS = Pattern.compile("\\b(dapi|dose|dkea|dskea|dsapi)[0-9A-Fa-f][\\w-]*");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9+/_=~.-]{6,}");
    private static final Pattern NAMED =
            Pattern.compile("(?i)([\\w-]*(?:token|secret|password|passwd|pwd|api-?key)\\s*=\\s*|"
                    + "\"[\\w-]*(?:token|secret|password|key|assertion)\"\\s*:\\s*\")[^\\s\"',;&]+");
    private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s]+@");
    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9_~+=-]{32,}");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private MaskedText() {}

    /** The first lines, joined by blanks. */
    public static String of(String words) {
        String plain = words.lines()
                .map(line -> line.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "")
                        .replaceAll("\\p{Cntrl}", " ")
                        .strip())
                .filter(line -> !line.isEmpty())
                .limit(MOST_LINES)
                .collect(Collectors.joining(" "));
        String masked = masked(plain);
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }

    /** Whether a text has something in it that looks like a credential. */
    public static boolean hides(String text) {
        return !masked(text).equals(text);
    }

    /** The same text with stars in it, whole. */
    static String masked(String text) {
        String masked = JWT.matcher(text).replaceAll(STARS);
        masked = DATABRICKS.matcher(masked).replaceAll(STARS);
        masked = BEARER.matcher(masked).replaceAll("$1 " + STARS);
        masked = NAMED.matcher(masked).replaceAll("$1" + STARS);
        masked = USER_INFO.matcher(masked).replaceAll("://" + STARS + "@");
        return LONG_WORD.matcher(masked).replaceAll(word -> Matcher.quoteReplacement(hidden(word.group())));
    }

    /** Long, with digits and letters mixed, and no id of a request or a tenant. */
    private static String hidden(String word) {
        boolean isMixed =
                word.chars().anyMatch(Character::isDigit) && word.chars().anyMatch(Character::isLetter);
        return isMixed && !UUID.matcher(word).matches() ? STARS : word;
    }
}
